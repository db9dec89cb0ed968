import { z } from 'zod'
import { change, create } from '../platform/base.ts'
import { Id, optionalText, text } from '../platform/values.ts'
import { Integration } from './integrations.ts'

const Origin = z
  .string()
  .trim()
  .max(260)
  .regex(/^https?:\/\/[^\s/?#@\\]+\/?$/i, 'An address such as "https://www.example.com", without a page behind it')
const Colour = z
  .string()
  .regex(/^#[0-9a-fA-F]{6}$/, 'A colour such as "#0a6cff"')
  .transform(colour => colour.toLowerCase())
const Origins = z.array(Origin).max(20)

/** The company's own chat on its own site. It is a channel like the others: its id opens it under /integrations too. */
export const webChats = {
  create: create('/web-chats', { needs: 'can_manage_integrations', confirmed: true }, 'Open a web chat; works at once')
    .input(
      z.strictObject({
        name: text(200),
        /** https only, and http://localhost for trying. Without one it works on its own page, /chat/preview/{key}. */
        origins: Origins.default([]),
        colour: Colour.default('#0a6cff'),
        greeting: optionalText(300).optional(),
        awayWords: optionalText(300).optional(),
        branchId: Id.nullable().optional(),
      }),
    )
    .output(Integration),
  change: change(
    '/web-chats/{id}',
    { needs: 'can_manage_integrations', confirmed: true },
    'Change where a web chat stands and how it looks',
  )
    .input(
      z.strictObject({
        id: Id,
        origins: Origins.optional(),
        colour: Colour.optional(),
        greeting: optionalText(300).optional(),
        awayWords: optionalText(300).optional(),
      }),
    )
    .output(Integration),
}
