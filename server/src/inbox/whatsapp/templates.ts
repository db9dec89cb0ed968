import { gapsIn } from '@steward/contract/inbox/template-words.ts'
import type { TemplateField } from '@steward/contract/inbox/templates.ts'
import type { Account, OutgoingTemplate, TemplateFound } from '../channel-kind.ts'
import { graphCall, graphOf } from '../meta/graph.ts'
import { type Fields, fields, list, text } from '../meta/payload.ts'
import { whatsAppVerdicts } from './verdicts.ts'

const PAGE = 100
// An account has 6,000 at most.
const MOST_PAGES = 60

/** All templates of the number's business account; none where that account is not known. */
export async function readWhatsAppTemplates({ env, wabaId, token }: Account): Promise<TemplateFound[]> {
  if (!wabaId) return []
  const found: TemplateFound[] = []
  let after: string | undefined
  for (let page = 0; page < MOST_PAGES; page++) {
    const answer = await graphCall(graphOf(env), {
      ...{ verdicts: whatsAppVerdicts, method: 'GET', path: [wabaId, 'message_templates'], token },
      query: { fields: 'name,language,status,category,components', limit: String(PAGE), ...(after && { after }) },
    })
    found.push(...list(answer.data).flatMap(readTemplate))
    const paging = fields(answer.paging)
    after = paging?.next ? text(fields(paging.cursors)?.after) : undefined
    if (!after) break
  }
  return found
}

const statuses: Record<string, TemplateFound['status']> = {
  APPROVED: 'approved',
  PENDING: 'pending',
  IN_APPEAL: 'pending',
  REJECTED: 'rejected',
  PAUSED: 'paused',
}

const objects = (value: unknown): Fields[] =>
  list(value)
    .map(fields)
    .filter(one => one !== undefined)

export function readTemplate(value: unknown): TemplateFound[] {
  const template = fields(value)
  const [name, language] = [text(template?.name), text(template?.language)]
  const parts = objects(template?.components)
  const partOf = (type: string) => parts.find(part => text(part.type)?.toUpperCase() === type)
  const body = partOf('BODY')
  if (!name || !language || !body || name.length > 191 || language.length > 20) return []
  const header = partOf('HEADER')
  const headerText = text(header?.text) ?? null
  const buttons = objects(partOf('BUTTONS')?.buttons)
  const category = text(template?.category)?.toLowerCase() ?? ''
  return [
    {
      ...{ name, language, category: category.slice(0, 40), status: statuses[text(template?.status) ?? ''] ?? 'off' },
      ...{ header: headerText, body: text(body.text) ?? '', footer: text(partOf('FOOTER')?.text) ?? null },
      buttons: buttons.map(button => ({ text: text(button.text) ?? '', address: text(button.url) ?? null })),
      fields: [
        ...fieldsOf('header', null, headerText ?? '', examplesOf(header, 'header_text')),
        ...fieldsOf('body', null, text(body.text) ?? '', examplesOf(body, 'body_text')),
        ...buttons.flatMap((button, at) => fieldsOf('button', at, text(button.url) ?? '', () => undefined)),
      ],
      obstacle: obstacleOf(category, header, buttons),
    },
  ]
}

const pressed = new Set(['QUICK_REPLY', 'URL', 'PHONE_NUMBER'])

function obstacleOf(category: string, header: Fields | undefined, buttons: Fields[]): TemplateFound['obstacle'] {
  if (category === 'authentication') return 'code'
  if (header && text(header.format)?.toUpperCase() !== 'TEXT') return 'media'
  return buttons.every(button => pressed.has(text(button.type)?.toUpperCase() ?? '')) ? null : 'other'
}

type ExampleOf = (name: string, at: number) => string | undefined

const fieldsOf = (part: TemplateField['part'], button: number | null, words: string, exampleOf: ExampleOf) =>
  gapsIn(words).map((name, at) => ({
    ...{ key: `${part}${button ?? ''}.${name}`, part, button, name },
    example: exampleOf(name, at) ?? null,
  }))

// By position: `header_text: ["Ana"]`, `body_text: [["Ana", "12"]]`. By name: `…_named_params: [{ param_name, example }]`.
function examplesOf(part: Fields | undefined, key: 'header_text' | 'body_text'): ExampleOf {
  const example = fields(part?.example)
  const [first] = list(example?.[key])
  const inOrder = Array.isArray(first) ? first : list(example?.[key])
  const named = objects(example?.[`${key}_named_params`])
  return (name, at) => text(named.find(one => one.param_name === name)?.example) ?? text(inOrder[at])
}

/** As `POST /{number}/messages` takes it. */
export function templateOf({ name, language, filled }: OutgoingTemplate) {
  const places = [...new Set(filled.map(({ part, button }) => `${part}${button ?? ''}`))]
  const components = places.map(place => {
    const own = filled.filter(({ part, button }) => `${part}${button ?? ''}` === place)
    const [first] = own
    return {
      type: first?.part,
      ...(first?.part === 'button' && { sub_type: 'url', index: String(first.button) }),
      parameters: own.map(({ name, text, part }) => ({
        ...{ type: 'text', text },
        ...(part !== 'button' && !/^\d+$/.test(name) && { parameter_name: name }),
      })),
    }
  })
  return {
    type: 'template',
    template: { name, language: { code: language }, ...(components.length && { components }) },
  }
}
