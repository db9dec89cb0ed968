/** Offered for a chat's button; any other may be chosen too. */
export const chatColours = ['#0a6cff', '#0b7a3e', '#6b3fd4', '#c2255c', '#c05621', '#1f2937']

/** How a site's address looks. */
export const exampleSite = 'https://www.example.com'

/** Addresses as somebody types them, one a line or with commas between. */
export const sitesIn = (text: string) => text.split(/[\s,]+/).filter(Boolean)

/** What goes into a page for a chat to appear. */
export const snippetOf = (key: string) =>
  `<script src="${location.origin}/chat/chat.js" data-key="${key}" async></script>`
