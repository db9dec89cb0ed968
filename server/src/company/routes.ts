import { api } from '../platform/procedures.ts'
import { changeBranch, createBranch, findBranch, listBranches, removeBranch, restoreBranch } from './branches.ts'
import { changeCompany, findCompany } from './company.ts'
import {
  changeDepartment,
  createDepartment,
  findDepartment,
  listDepartments,
  removeDepartment,
  restoreDepartment,
} from './departments.ts'
import {
  changeEmployee,
  createEmployee,
  findEmployee,
  listEmployees,
  listFaces,
  removeEmployee,
  restoreEmployee,
} from './employees.ts'
import { changeMe, findMe } from './me.ts'
import { lookAtSetup, setUp, signUp } from './setup.ts'

const { setup, me, company: own, branches, departments, employees } = api.company

export const company = {
  setup: {
    look: setup.look.handler(({ context: { ctx } }) => lookAtSetup(ctx)),
    create: setup.create.handler(({ context: { ctx, visit }, input }) => setUp(ctx, input, visit)),
    signUp: setup.signUp.handler(({ context: { ctx, visit }, input }) => signUp(ctx, input, visit)),
  },
  me: {
    find: me.find.handler(({ context: { ctx } }) => findMe(ctx)),
    change: me.change.handler(({ context: { ctx }, input }) => changeMe(ctx, input)),
  },
  company: {
    find: own.find.handler(({ context: { ctx } }) => findCompany(ctx)),
    change: own.change.handler(({ context: { ctx }, input }) => changeCompany(ctx, input)),
  },
  branches: {
    list: branches.list.handler(({ context: { ctx }, input }) => listBranches(ctx, input)),
    find: branches.find.handler(({ context: { ctx }, input }) => findBranch(ctx, input.id)),
    create: branches.create.handler(({ context: { ctx }, input }) => createBranch(ctx, input)),
    change: branches.change.handler(({ context: { ctx }, input }) => changeBranch(ctx, input)),
    remove: branches.remove.handler(({ context: { ctx }, input }) => removeBranch(ctx, input.id)),
    restore: branches.restore.handler(({ context: { ctx }, input }) => restoreBranch(ctx, input.id)),
  },
  departments: {
    list: departments.list.handler(({ context: { ctx }, input }) => listDepartments(ctx, input)),
    find: departments.find.handler(({ context: { ctx }, input }) => findDepartment(ctx, input.id)),
    create: departments.create.handler(({ context: { ctx }, input }) => createDepartment(ctx, input)),
    change: departments.change.handler(({ context: { ctx }, input }) => changeDepartment(ctx, input)),
    remove: departments.remove.handler(({ context: { ctx }, input }) => removeDepartment(ctx, input.id)),
    restore: departments.restore.handler(({ context: { ctx }, input }) => restoreDepartment(ctx, input.id)),
  },
  employees: {
    list: employees.list.handler(({ context: { ctx }, input }) => listEmployees(ctx, input)),
    faces: employees.faces.handler(({ context: { ctx } }) => listFaces(ctx)),
    find: employees.find.handler(({ context: { ctx }, input }) => findEmployee(ctx, input.id)),
    create: employees.create.handler(({ context: { ctx }, input }) => createEmployee(ctx, input)),
    change: employees.change.handler(({ context: { ctx }, input }) => changeEmployee(ctx, input)),
    remove: employees.remove.handler(({ context: { ctx }, input }) => removeEmployee(ctx, input.id)),
    restore: employees.restore.handler(({ context: { ctx }, input }) => restoreEmployee(ctx, input.id)),
  },
}
