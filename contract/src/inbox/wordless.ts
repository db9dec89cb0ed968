/** What stands in a list for a message that has no words, by what came with it. Screens write the word beside it. */
export const wordlessSigns = {
  image: '📷',
  sticker: '🖼️',
  video: '🎬',
  audio: '🎤',
  file: '📄',
  location: '📍',
  contact: '👤',
  link: '🔗',
  template: '📄',
  unsupported: '❔',
} as const
