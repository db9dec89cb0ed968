import type { ChannelKind } from '../channel-kind.ts'
import { fields } from '../meta/payload.ts'
import { lookUp } from '../meta/verdicts.ts'
import { checkNumber } from './check.ts'
import { fetchWhatsAppFile } from './files.ts'
import { parseWhatsAppEvent } from './parse.ts'
import { markWhatsAppSeen, sendWhatsAppMessage, showWhatsAppTyping } from './send.ts'
import { readWhatsAppTemplates } from './templates.ts'
import { whatsAppVerdicts } from './verdicts.ts'

const MB = 1_000_000

export const whatsApp: ChannelKind = {
  name: 'WhatsApp',
  hoursToAnswer: 24,
  textLimit: 4096,
  files: [
    { type: 'image', contentTypes: ['image/jpeg', 'image/png'], atMost: 5 * MB, hasCaption: true },
    { type: 'video', contentTypes: ['video/mp4', 'video/3gpp'], atMost: 16 * MB, hasCaption: true },
    {
      type: 'audio',
      contentTypes: ['audio/aac', 'audio/amr', 'audio/mpeg', 'audio/mp4', 'audio/ogg'],
      atMost: 16 * MB,
      hasCaption: false,
    },
    { type: 'file', contentTypes: null, atMost: 100 * MB, hasCaption: true },
  ],
  captionLimit: 1024,
  choices: { atMost: 10, length: 20 },
  parse: body => (fields(body)?.object === 'whatsapp_business_account' ? parseWhatsAppEvent(body) : null),
  check: checkNumber,
  send: sendWhatsAppMessage,
  fetchFile: fetchWhatsAppFile,
  markSeen: markWhatsAppSeen,
  showTyping: showWhatsAppTyping,
  // A burst of 45 is taken, and paid back at one in six seconds.
  pace: { burst: 45, everyMs: 6_000 },
  templates: readWhatsAppTemplates,
  explain: ({ code }) => (code === null ? undefined : lookUp(whatsAppVerdicts, code, null)?.sentence),
  // Not every kind of message reaches a business-scoped id.
  phoneOf: ids => ids.find(id => /^\d{5,15}$/.test(id)),
}
