/** The embedded database cannot be used; the message says why and what to do, for the person who started Steward. */
export class EmbeddedUnusable extends Error {}
