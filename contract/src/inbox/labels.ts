import { z } from 'zod'
import { act, change, create, get, remove } from '../platform/base.ts'
import { listQuery, page } from '../platform/page.ts'
import { ById, Id, Instant, text, Version } from '../platform/values.ts'
import { labelColours } from './label-colours.ts'

export const LabelColour = z.enum(labelColours)

/** As conversations carry it. */
export const LabelMark = z.object({ id: Id, name: z.string(), colour: LabelColour })
export type LabelMark = z.infer<typeof LabelMark>

/** A word of the company for what a conversation is about. */
export const Label = LabelMark.extend({ createdAt: Instant, updatedAt: Instant, version: Version })
export type Label = z.infer<typeof Label>

const Name = text(40)

export const labels = {
  list: get('/labels', 'can_view_social', 'Labels by name')
    .input(listQuery(['name'], {}))
    .output(page(Label)),
  create: create('/labels', 'can_manage_inbox', 'Add a label')
    .input(z.strictObject({ name: Name, colour: LabelColour.default('grey') }))
    .output(Label),
  change: change('/labels/{id}', 'can_manage_inbox', 'Rename or recolour a label')
    .input(z.strictObject({ id: Id, name: Name.optional(), colour: LabelColour.optional() }))
    .output(Label),
  remove: remove('/labels/{id}', 'can_manage_inbox', 'Delete a label; conversations lose it').input(ById),
  restore: act('/labels/{id}/restore', 'can_manage_inbox', 'Bring a label back, to its conversations too')
    .input(ById)
    .output(Label),
}
