import { expect, test } from 'vitest'
import { customerWrote, eventually, type Inbox, uniqueDigits, withPage } from '../../test/inbox.ts'
import { listen } from '../../test/listening.ts'
import type { Person } from '../../test/world.ts'
import type { JobWork } from '../platform/jobs.ts'
import { watchTeams } from './dealing.ts'

const dealing = { dealsOut: true }

/** People who have Steward open, and those who have not; their team gets what comes through the page. */
async function withTeam(
  present: string[],
  { absent = [] as string[], mostAtOnce = null as number | null } = {},
): Promise<Inbox & { team: string; people: Record<string, Person>; leave: () => Promise<void> }> {
  const inbox = await withPage()
  const { company, integrationId } = inbox
  const people: Record<string, Person> = {}
  for (const name of [...present, ...absent]) people[name] = await company.hire(name)
  const streams = await Promise.all(present.map(name => listen(people[name] as Person)))
  const members = Object.values(people).map(({ employeeId }) => employeeId)
  const { id } = await company.admin.api.inbox.teams.create({ name: 'Support', members, mostAtOnce, ...dealing })
  await company.admin.api.inbox.integrations.change({ id: integrationId, teamId: id })
  return {
    ...inbox,
    team: id,
    people,
    leave: async () => void (await Promise.all(streams.map(stream => stream.close()))),
  }
}

const ofTeam = async ({ company }: Inbox, teamId: string) =>
  (await company.admin.api.inbox.conversations.list({ teamId, limit: 100 })).items

async function allWriteAtOnce({ company, pageId }: Inbox, count: number) {
  await Promise.all(
    Array.from({ length: count }, (_, i) =>
      company.graph.customerWrites({ pageId, psid: `7${uniqueDigits()}`, text: `Question ${i}` }),
    ),
  )
  await company.settled()
}

const look = async ({ company }: Inbox) => {
  await watchTeams({ platform: company.platform, look: company.lookAsInstallation } as JobWork)
  await company.settled()
}

const loads = (conversations: { assignedTo: string | null }[]) => {
  const counts = new Map<string | null, number>()
  for (const { assignedTo } of conversations) counts.set(assignedTo, (counts.get(assignedTo) ?? 0) + 1)
  return counts
}

test('twenty customers at once are dealt out evenly among those who are there, each once', async () => {
  const inbox = await withTeam(['Sara', 'Tom', 'Mira'], { absent: ['Ben'] })
  await allWriteAtOnce(inbox, 20)

  const counts = loads(await ofTeam(inbox, inbox.team))
  const { Sara, Tom, Mira } = inbox.people
  expect([Sara, Tom, Mira].map(person => counts.get(person?.employeeId as string)).sort()).toEqual([6, 7, 7])
  expect(counts.size).toBe(3)
  const { items } = await inbox.company.admin.api.company.history.audit({ type: 'conversation.assigned', limit: 100 })
  expect(items).toHaveLength(20)
  await inbox.leave()
})

test('who has enough is given no more; what is left waits until there is room, or somebody comes', async () => {
  const inbox = await withTeam(['Sara', 'Tom'], { absent: ['Ben'], mostAtOnce: 2 })
  const { company, team, people } = inbox
  await allWriteAtOnce(inbox, 6)
  const waiting = async () => (await ofTeam(inbox, team)).filter(({ assignedTo }) => !assignedTo)
  expect(await waiting()).toHaveLength(2)

  const saras = (await ofTeam(inbox, team)).find(({ assignedTo }) => assignedTo === people.Sara?.employeeId)
  await people.Sara?.api.inbox.conversations.close({ id: saras?.id as string })
  await look(inbox)
  expect(await waiting()).toHaveLength(1)

  const bens = await listen(people.Ben as Person)
  await eventually(async () => {
    await look(inbox)
    return (await waiting()).length === 0
  })
  expect(loads(await ofTeam(inbox, team)).get(people.Ben?.employeeId as string)).toBe(1)
  await bens.close()
  await inbox.leave()
  await company.settled()
})

test('a team that does not deal out leaves the choice to its people; giving to a team frees who is not in it', async () => {
  const inbox = await withTeam(['Sara'])
  const { company, team, people } = inbox
  const { teams, conversations } = company.admin.api.inbox
  await teams.change({ id: team, dealsOut: false })
  const { id } = await customerWrote(inbox)
  expect(await conversations.find({ id })).toMatchObject({ teamId: team, teamName: 'Support', assignedTo: null })

  const tom = await company.hire('Tom')
  const { id: sales } = await teams.create({ name: 'Sales', members: [tom.employeeId] })
  await people.Sara?.api.inbox.conversations.assign({ id, employeeId: people.Sara.employeeId })
  expect(await conversations.team({ id, teamId: sales })).toMatchObject({ teamName: 'Sales', assignedTo: null })
  await tom.api.inbox.conversations.assign({ id, employeeId: tom.employeeId })
  expect(await tom.api.inbox.conversations.team({ id, teamId: null })).toMatchObject({
    ...{ teamId: null, teamName: null, assignedTo: tom.employeeId },
  })
  const { items } = await company.admin.api.company.history.timeline({ subject: `conversation:${id}` })
  expect(items.filter(({ type }) => type === 'conversation.given').map(({ details }) => details)).toEqual([
    { team: null },
    { team: 'Sales' },
  ])
  await inbox.leave()
})

test('a name is given once, a deleted team comes back with its conversations, and strangers find none of it', async () => {
  const inbox = await withTeam(['Sara'])
  const { company, team, people } = inbox
  const { teams } = company.admin.api.inbox
  await expect(teams.create({ name: 'Support' })).rejects.toMatchObject({ status: 409 })
  await expect(people.Sara?.api.inbox.teams.create({ name: 'Mine' })).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  const { id } = await customerWrote(inbox)
  await teams.remove({ id: team })
  expect(await company.admin.api.inbox.conversations.find({ id })).toMatchObject({ teamName: null })
  await teams.create({ name: 'Support' })
  await expect(teams.restore({ id: team })).rejects.toMatchObject({ status: 409 })

  const others = await withPage()
  const theirs = await customerWrote(others)
  const give = { id: theirs.id, teamId: team }
  await expect(others.company.admin.api.inbox.conversations.team(give)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(others.company.admin.api.inbox.teams.change({ id: team, name: 'Ours' })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
  await inbox.leave()
})
