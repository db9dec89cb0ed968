import { expect, test } from 'vitest'
import { deliveriesInOrder, shuffledAndRepeated } from '../test/deliveries.ts'
import { allWorked, stateOf, withPage } from '../test/inbox.ts'
import { PROOF_MS, scaled, seen, timed } from './scale.ts'

// What happened is put into somewhat fewer bodies, of which every third comes twice: together about ten thousand deliveries.
const EVENTS = scaled(9400, 0.25)
const AT_ONCE = 16

test(
  'deliveries repeated and in any order end in the same inbox as one clean run',
  async () => {
    const [clean, wild] = [await withPage(), await withPage()]
    const plan = { count: EVENTS, customers: 40, seed: 11, startMs: Date.now() - 7_200_000 }
    const inOrder = deliveriesInOrder({ pageId: clean.pageId, ...plan })
    const anyOrder = shuffledAndRepeated(deliveriesInOrder({ pageId: wild.pageId, ...plan }), 11)

    const [, cleanTook] = await timed(async () => {
      for (const body of inOrder) {
        await clean.company.graph.post(body)
        await clean.company.settled()
      }
    })
    const [statuses, wildTook] = await timed(async () => {
      const answered: number[] = []
      for (let i = 0; i < anyOrder.length; i += AT_ONCE) {
        const some = anyOrder.slice(i, i + AT_ONCE).map(body => wild.company.graph.post(body))
        answered.push(...(await Promise.all(some)).map(({ status }) => status))
      }
      await allWorked(wild.company, PROOF_MS)
      return answered
    })

    const [expected, found] = [await stateOf(clean.company), await stateOf(wild.company)]
    seen('deliveries', {
      clean: `${inOrder.length} in ${cleanTook}`,
      'shuffled and repeated': `${anyOrder.length} in ${wildTook}`,
      'not answered with 200': statuses.filter(status => status !== 200).length,
      conversations: found.threads.length,
      messages: found.messages.length,
    })
    expect(statuses.filter(status => status !== 200)).toEqual([])
    expect(found).toEqual(expected)
  },
  PROOF_MS,
)
