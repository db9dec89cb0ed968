import type { LabelColour } from '@steward/contract/inbox/label-colours.ts'
import { createCannedReply } from '../inbox/canned-replies.ts'
import { labelConversation } from '../inbox/labelling.ts'
import { createLabel } from '../inbox/labels.ts'
import { writeNote } from '../inbox/notes.ts'
import { snoozeConversation } from '../inbox/snoozing.ts'
import { createTeam } from '../inbox/teams.ts'
import type { Actor } from '../platform/actor.ts'
import { daysAfter } from '../platform/clock.ts'
import { sql } from '../platform/db/sql.ts'
import type { House } from './opening.ts'
import type { Stage } from './stage.ts'

const labels: [name: string, colour: LabelColour, about: RegExp][] = [
  ['Delivery', 'blue', /deliver|driver|pallet|\bvan\b|liefer|fahrer|entreg|livr|lever/i],
  ['Service', 'orange', /oven|repair|mainten|broken|error|ofen|wartung|fehler|horno|four\b/i],
  ['Invoice', 'violet', /invoice|paid|rechnung|factura|facture|factuur/i],
  ['Offer', 'green', /price|cost|offer|kostet|preis|angebot|precio|prix|prijs/i],
  ['Complaint', 'red', /damag|wrong|sorry|too small|zu klein|leider/i],
]

const replies: [name: string, content: string][] = [
  ['Good morning', 'Good morning {first_name}, this is {agent} of {company}. What can I do for you?'],
  [
    'Delivery days',
    'We deliver every Tuesday and Friday before seven. Orders until noon of the day before come along.',
  ],
  ['Opening hours', 'The shop in Hamburg is open from Monday to Friday, 7 to 17, and on Saturdays until 12.'],
  ['Reminder crossed', 'Please don’t worry, {first_name}: the reminder crossed your payment. Everything is paid.'],
  ['Photo of the plate', 'Could you send me a photo of the type plate? Then I can look the part up at once.'],
  ['Guten Morgen', 'Guten Morgen {first_name}, hier ist {agent} von {company}. Was kann ich für Sie tun?'],
  [
    'Liefertage',
    'Wir liefern dienstags und freitags vor sieben. Was bis zum Mittag des Vortags bestellt ist, kommt mit.',
  ],
  ['Thank you', 'Thank you, {first_name}. Have a good day!'],
]

const notes: [by: string, to: string | undefined, content: string][] = [
  ['jonas', 'marta', '@Marta Brandt could you look at the price before we go on?'],
  ['marta', 'jonas', '@Jonas Reuter please call them, they never read mail.'],
  ['marta', undefined, 'Came by Katrin. Likes to be called in the morning.'],
  ['jonas', undefined, 'Was at our stand at the fair, friendly and in no hurry.'],
]

const teams: [name: string, people: string[]][] = [
  ['Orders', ['lena', 'mei', 'jonas']],
  ['Service', ['mateusz', 'katrin']],
]

/** Words that are at hand from the first day, and what colleagues tell each other about conversations of the last ones. */
export function planTeamwork(stage: Stage, house: House): void {
  stage.at(stage.now, async () => {
    for (const [name, colour] of labels) await createLabel(stage.as(), { name, colour })
    for (const [name, people] of teams)
      await createTeam(stage.as(), {
        ...{ name, members: people.map(key => house.who(key).employeeId), dealsOut: false, mostAtOnce: null },
      })
    for (const [name, content] of replies) await createCannedReply(stage.as(), { name, content, isShared: true })
  })
  stage.at(new Date(stage.end.getTime() - 3), () => labelAll(stage))
  stage.at(new Date(stage.end.getTime() - 2), () => noteAndSnooze(stage, house))
}

async function labelAll(stage: Stage) {
  const ctx = stage.as()
  const known = await ctx.query<{ id: string; name: string }>(
    sql`select l.id as "id", l.name as "name" from ${ctx.all.Label} l`,
  )
  const said = await ctx.query<{ id: string; content: string }>(
    sql`select m.conversation_id as "id", m.content as "content" from ${ctx.all.SocialMessage} m order by m.created_at`,
  )
  const threads = new Map<string, string>()
  for (const { id, content } of said) threads.set(id, `${threads.get(id) ?? ''}\n${content}`)
  for (const [id, text] of threads) {
    const fitting = labels.filter(([, , about]) => about.test(text)).slice(0, 2)
    for (const [name] of fitting) {
      const label = known.find(one => one.name === name)
      if (label) await labelConversation(ctx, { id, labelId: label.id })
    }
  }
}

async function noteAndSnooze(stage: Stage, house: House) {
  const ctx = stage.as()
  const open = await ctx.query<{ id: string; assignedTo: string }>(
    sql`select s.id as "id", s.assigned_to as "assignedTo" from ${ctx.all.SocialConversation} s
        where s.status = 'Open' and s.last_sender_type = 'agent' and s.assigned_to is not null
        order by s.last_message_at, s.id limit 12`,
  )
  const everybody = [...house.people.values()]
  // Those that were answered longest ago can wait best.
  for (const [n, { id, assignedTo }] of open.entries()) {
    const actor = everybody.find(({ employeeId }) => employeeId === assignedTo)?.actor
    if (n < 3) await snooze(stage, id, actor, n + 1)
    const note = notes[n - 3]
    if (note) await write(stage, house, id, note)
  }
}

const snooze = (stage: Stage, id: string, actor: Actor | null | undefined, days: number) =>
  snoozeConversation(stage.as(actor ?? undefined), { id, day: daysAfter(stage.today, days), time: '09:00' })

function write(stage: Stage, house: House, id: string, [by, to, content]: (typeof notes)[number]) {
  const mentions = to ? [house.who(to).employeeId] : []
  const { actor } = house.who(by)
  return writeNote(stage.as(actor ?? undefined), { id, content, mentions })
}
