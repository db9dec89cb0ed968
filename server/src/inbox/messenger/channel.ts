import type { ChannelKind } from '../channel-kind.ts'
import { fields } from '../meta/payload.ts'
import { checkPage } from './check.ts'
import { fetchMessengerFile } from './files.ts'
import { readHistory } from './history.ts'
import { endLogin, readLogin } from './login-jobs.ts'
import { parseMessengerEvent } from './parse.ts'
import { fetchMessengerProfile, markMessengerSeen, sendMessengerMessage, showMessengerTyping } from './send.ts'

const MB = 1_000_000

export const messenger: ChannelKind = {
  name: 'Facebook',
  hoursToAnswer: 24,
  textLimit: 2000,
  files: [
    { type: 'image', contentTypes: ['image/png', 'image/jpeg', 'image/gif'], atMost: 8 * MB, hasCaption: false },
    { type: 'video', contentTypes: ['video/mp4', 'video/quicktime', 'video/3gpp'], atMost: 25 * MB, hasCaption: false },
    {
      type: 'audio',
      contentTypes: ['audio/mpeg', 'audio/mp4', 'audio/aac', 'audio/wav'],
      atMost: 25 * MB,
      hasCaption: false,
    },
    { type: 'file', contentTypes: null, atMost: 25 * MB, hasCaption: false },
  ],
  captionLimit: 0,
  choices: { atMost: 10, length: 20 },
  parse: (body, env) => (fields(body)?.object === 'page' ? parseMessengerEvent(body, env.META_APP_ID) : null),
  check: checkPage,
  send: sendMessengerMessage,
  fetchFile: fetchMessengerFile,
  markSeen: markMessengerSeen,
  showTyping: showMessengerTyping,
  profile: fetchMessengerProfile,
  history: readHistory,
  jobs: { 'read-facebook-login': readLogin, 'end-facebook-login': endLogin },
}
