import { createBranch } from '../company/branches.ts'
import { changeCompany } from '../company/company.ts'
import { changeDepartment, createDepartment } from '../company/departments.ts'
import { changeEmployee, createEmployee } from '../company/employees.ts'
import { createRole, listRoles } from '../identity/roles.ts'
import { acceptLink, endSessions } from '../identity/sessions.ts'
import { granted } from '../identity/sign-ins.ts'
import { inviteUser } from '../identity/users.ts'
import { type Actor, actor, installation } from '../platform/actor.ts'
import type { Visit } from '../platform/procedures.ts'
import type { Ctx } from '../platform/work.ts'
import {
  accountingRights,
  type BranchKey,
  branches,
  type CastMember,
  cast,
  type DepartmentKey,
  departments,
  emailOf,
  letterhead,
  PASSWORD,
} from './cast.ts'

export interface Person extends CastMember {
  employeeId: string
  branchId: string
  /** Nobody acts who has no login. */
  actor: Actor | null
}

export interface House {
  branchIds: Record<BranchKey, string>
  people: Map<string, Person>
  /** Somebody by their key; throws when there is nobody. */
  who(key: string): Person
}

export const nobodysVisit: Visit = { address: '127.0.0.1', userAgent: null, setSession: () => {} }

/** Branches, departments, people and their logins, entered by the administrator. */
export async function openHouse(ctx: Ctx, admin: { userId: string; employeeId: string }): Promise<House> {
  await changeCompany(ctx, letterhead)
  const branchIds = await makeBranches(ctx)
  const departmentIds = await makeDepartments(ctx)
  await createRole(ctx, { name: 'Accounting', permissions: accountingRights })
  const roles = (await listRoles(ctx, { limit: 100 })).items

  const people = new Map<string, Person>()
  for (const member of cast) {
    const branchId = branchIds[member.branch]
    const profile = {
      ...{ name: member.name, designation: member.designation, salary: member.salary, joinDate: member.joined },
      ...{ departmentId: departmentIds[member.department], branchId, phone: extensionOf(people.size) },
    }
    if (people.size === 0) {
      await changeEmployee(ctx, { id: admin.employeeId, ...profile })
      people.set(member.key, { ...member, ...admin, branchId, actor: ctx.actor })
      await endSessions(ctx, admin.userId)
      continue
    }
    const { id: employeeId } = await createEmployee(ctx, profile)
    const role = roles.find(({ name }) => name === member.role)
    const login = role && (await giveLogin(ctx, { ...member, employeeId }, role))
    people.set(member.key, { ...member, employeeId, branchId, actor: login ?? null })
  }
  const who = (key: string) => {
    const person = people.get(key)
    if (!person) throw new Error(`Nobody is called ${key}`)
    return person
  }
  for (const { key, manager } of departments)
    await changeDepartment(ctx, { id: departmentIds[key], managerId: who(manager).employeeId })
  return { branchIds, people, who }
}

async function makeBranches(ctx: Ctx) {
  const ids: Partial<Record<BranchKey, string>> = {}
  for (const [key, branch] of Object.entries(branches)) ids[key as BranchKey] = (await createBranch(ctx, branch)).id
  return ids as Record<BranchKey, string>
}

async function makeDepartments(ctx: Ctx) {
  const ids: Partial<Record<DepartmentKey, string>> = {}
  for (const { key, name, parent } of departments)
    ids[key] = (await createDepartment(ctx, { name, parentId: parent ? ids[parent] : null })).id
  return ids as Record<DepartmentKey, string>
}

const extensionOf = (n: number) => `+49 40 5550 ${120 + n}`

type Role = Awaited<ReturnType<typeof listRoles>>['items'][number]

/** Invites somebody, who takes the password of the demo. */
async function giveLogin(ctx: Ctx, { key, name, employeeId }: CastMember & { employeeId: string }, role: Role) {
  const user = await inviteUser(ctx, { email: emailOf(key), roleId: role.id, name, employeeId })
  const token = user.invitation.path.slice(user.invitation.path.indexOf('#') + 1)
  // Everybody comes from a place of their own: attempts are counted by address.
  await acceptLink(ctx.as(installation), { token, password: PASSWORD }, { ...nobodysVisit, address: key })
  await endSessions(ctx, user.id)
  return personAs(ctx, { userId: user.id, employeeId, name, roleId: role.id }, granted(role.name, role.permissions))
}

interface Known {
  userId: string
  employeeId: string
  name: string
  roleId: string
}

/** Somebody who sits at the keyboard. */
export const personAs = (ctx: Ctx, known: Known, permissions: Actor['permissions']): Actor =>
  actor({
    ...known,
    ...{ companyId: ctx.actor.companyId, company: ctx.actor.company, permissions },
    ...{ via: 'person', sessionId: null, confirmedUntil: null },
  })
