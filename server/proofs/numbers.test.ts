import { expect, test } from 'vitest'
import { newCompany } from '../test/world.ts'
import { PROOF_MS, scaled, seen, timed } from './scale.ts'

const INVOICES = scaled(1000)

test(
  'invoices issued all at once get all numbers from 1 on, none missing and none twice',
  async () => {
    const { admin, client } = await companyWithClient()
    const drafts: string[] = []
    while (drafts.length < INVOICES) {
      const some = Math.min(25, INVOICES - drafts.length)
      const lines = [{ description: 'Bread for a month', quantity: '1', unitPrice: '10.00' }]
      const made = Array.from({ length: some }, () => admin.api.finance.invoices.create({ clientId: client.id, lines }))
      drafts.push(...(await Promise.all(made)).map(({ id }) => id))
    }

    const [answers, took] = await timed(() =>
      Promise.allSettled(drafts.map(id => admin.api.finance.invoices.issue({ id }))),
    )

    const refused = answers.flatMap(answer => (answer.status === 'rejected' ? [String(answer.reason)] : []))
    const numbers = answers
      .flatMap(answer => (answer.status === 'fulfilled' ? [answer.value.number] : []))
      .map(number => Number(/\d+$/.exec(number ?? '')?.[0]))
      .sort((a, b) => a - b)
    seen('numbers', { issued: numbers.length, 'from 1 to': numbers.at(-1) ?? 0, errors: refused.length, in: took })
    expect(refused).toEqual([])
    expect(numbers).toEqual(Array.from({ length: INVOICES }, (_, i) => i + 1))
  },
  PROOF_MS,
)

async function companyWithClient() {
  const company = await newCompany()
  return { admin: company.admin, client: await company.client() }
}
