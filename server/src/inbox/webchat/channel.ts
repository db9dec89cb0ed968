import { type ChannelKind, FILE_AT_MOST } from '../channel-kind.ts'
import { sentIdOf } from './ids.ts'

export const webChat: ChannelKind = {
  name: 'Web chat',
  hoursToAnswer: null,
  textLimit: 4000,
  files: [
    {
      type: 'image',
      contentTypes: ['image/png', 'image/jpeg', 'image/webp', 'image/gif'],
      atMost: FILE_AT_MOST,
      hasCaption: true,
    },
    { type: 'file', contentTypes: null, atMost: FILE_AT_MOST, hasCaption: true },
  ],
  captionLimit: 4000,
  choices: { atMost: 10, length: 60 },
  // Nobody else has to be asked.
  check: async ({ accountId }) => ({ name: accountId }),
  // It has arrived by being stored: whoever has the chat open hears of it, everybody else finds it when they come back.
  send: async (_account, { id }) => ({ externalMessageId: sentIdOf(id) }),
}
