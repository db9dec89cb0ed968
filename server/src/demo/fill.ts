import { permissionKeys } from '@steward/contract/platform/permissions.ts'
import { setUp } from '../company/setup.ts'
import { endSessions } from '../identity/sessions.ts'
import { installation } from '../platform/actor.ts'
import { sql } from '../platform/db/sql.ts'
import { companyMachine } from '../platform/jobs.ts'
import { type Ctx, look, type Platform, perform } from '../platform/work.ts'
import { monthsBetween, planBooks, planMornings } from './books.ts'
import { cast, company, emailOf, PASSWORD, shownLogins } from './cast.ts'
import { connectChannels } from './channels.ts'
import { planChores } from './chores.ts'
import type { GraphApi } from './graph-player/graph-api.ts'
import { planInbox } from './inbox.ts'
import { nobodysVisit, openHouse, personAs } from './opening.ts'
import { layUpPhotos } from './photos.ts'
import { randomOf } from './random.ts'
import { Stage } from './stage.ts'
import { planTeamwork } from './teamwork.ts'
import { openMarket, planLeads } from './trade.ts'

/** The demo cannot be played on this installation; the message says why. */
export class DemoRefused extends Error {}

export interface Size {
  days: number
  leads: number
  clients: number
  chores: number
  conversations: number
}

export const wholeYear: Size = { days: 365, leads: 430, clients: 40, chores: 210, conversations: 104 }

const SEED = 20_260_401
const INSTALLATION = 'installation'

/**
 * Makes the demo company if it is not there yet, and gives its id. Opening it and filling it are one transaction each: whatever ends in between, the
 * next start goes on from there. Refuses when the installation belongs to somebody already.
 */
export async function fillDemo(
  platform: Platform,
  graph: GraphApi,
  size: Size,
  progress: (moment: Date, start: Date) => void,
): Promise<string> {
  const state = await look(platform, { actor: installation }, readState)
  if (state.filled && state.companyId) return state.companyId
  if (state.setUp && !state.companyId)
    throw new DemoRefused(
      'This installation already belongs to a company, so the demo was not added to it. To try the demo beside it, give it a folder of its own: DATA_DIR=./demo npm start -- --demo',
    )
  const companyId = state.companyId ?? (await openDemo(platform, size))
  await perform(platform, { actor: await companyMachine(platform, companyId) }, ctx =>
    fill(platform, ctx, graph, size, progress),
  )
  await perform(platform, { actor: installation }, ctx =>
    ctx.write.change('Installation', { id: INSTALLATION }, { demoFilledAt: ctx.now }),
  )
  return companyId
}

async function readState(ctx: Ctx) {
  const [row] = await ctx.query<{ setUpAt: string | null; companyId: string | null; filledAt: string | null }>(
    sql`select i.set_up_at as "setUpAt", i.demo_company_id as "companyId", i.demo_filled_at as "filledAt" from ${ctx.everywhere.Installation} i`,
  )
  return { setUp: Boolean(row?.setUpAt), companyId: row?.companyId ?? null, filled: Boolean(row?.filledAt) }
}

const [first] = cast as [(typeof cast)[number]]

const startOf = (now: Date, days: number) => new Date(now.getTime() - days * 24 * 3600_000)

// Set up at the beginning of what follows.
const openDemo = (platform: Platform, { days }: Size) =>
  perform(platform, { actor: installation, now: startOf(platform.clock.now(), days) }, async ctx => {
    const admin = { name: first.name, email: emailOf(first.key), password: PASSWORD }
    const me = await setUp(ctx, { company, admin }, nobodysVisit)
    await endSessions(ctx, me.user.id)
    await ctx.write.change('Installation', { id: INSTALLATION }, { demoCompanyId: me.company.id })
    return me.company.id
  })

async function fill(
  platform: Platform,
  ctx: Ctx,
  graph: GraphApi,
  size: Size,
  progress: (moment: Date, start: Date) => void,
) {
  const machine = ctx.actor
  const random = randomOf(SEED)
  const start = startOf(ctx.now, size.days)
  const stage = new Stage(platform, ctx, machine, random, start)
  const admin = await adminOf(stage.as())
  const house = await openHouse(stage.as(personAs(ctx, admin, new Set(permissionKeys))), admin)
  const channels = await connectChannels(stage, house)

  const market = openMarket(stage, house, size.clients, size.days - 1)
  planLeads(stage, house, market, size.leads, size.days - 3)
  planChores(stage, house, size.chores, size.days - 3)
  planBooks(stage, house, monthsBetween(stage.day(size.days), stage.today).slice(1))
  planMornings(stage, size.days)
  const photos = await layUpPhotos(graph)
  planInbox({ stage, house, market, graph, channels, photos }, size.conversations, size.days - 20)
  planTeamwork(stage, house)
  await stage.play(moment => progress(moment, start))
}

async function adminOf(ctx: Ctx) {
  const [admin] = await ctx.query<{ userId: string; employeeId: string; name: string; roleId: string }>(
    sql`select u.id as "userId", e.id as "employeeId", e.name as "name", u.role_id as "roleId"
        from ${ctx.all.User} u join ${ctx.all.Employee} e on e.user_id = u.id where u.email = ${emailOf(first.key)}`,
  )
  if (!admin) throw new DemoRefused('The demo company has lost its administrator. Start anew with an empty DATA_DIR.')
  return admin
}

/** One login a line: role, email, password. */
export const loginLines = () =>
  shownLogins.map(key => `${cast.find(member => member.key === key)?.role}  ${emailOf(key)}  ${PASSWORD}`)
