/** Conversations of a view are counted to this many and no further: beyond it nobody needs the figure. */
export const countedUpTo = 1000
