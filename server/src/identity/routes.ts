import { permissions } from '@steward/contract/platform/permissions.ts'
import { api } from '../platform/procedures.ts'
import { createApiKey, listApiKeys, revokeApiKey } from './api-keys.ts'
import { askForLink } from './reset.ts'
import { changeRole, createRole, findRole, listRoles, removeRole } from './roles.ts'
import {
  acceptLink,
  changePassword,
  confirmPassword,
  endSession,
  findLink,
  listSessions,
  signIn,
  signOut,
} from './sessions.ts'
import { changeUser, findUser, inviteAgain, inviteUser, listUsers, removeUser, restoreUser } from './users.ts'

const { auth, users, roles, apiKeys } = api.identity

export const identity = {
  auth: {
    login: auth.login.handler(({ context: { ctx, visit }, input }) => signIn(ctx, input, visit)),
    logout: auth.logout.handler(({ context: { ctx, visit } }) => signOut(ctx, visit)),
    confirm: auth.confirm.handler(({ context: { ctx, visit }, input }) => confirmPassword(ctx, input.password, visit)),
    changePassword: auth.changePassword.handler(({ context: { ctx, visit }, input }) =>
      changePassword(ctx, input, visit),
    ),
    forgot: auth.forgot.handler(({ context: { ctx, visit }, input }) => askForLink(ctx, input.email, visit)),
    link: auth.link.handler(({ context: { ctx }, input }) => findLink(ctx, input.token)),
    acceptLink: auth.acceptLink.handler(({ context: { ctx, visit }, input }) => acceptLink(ctx, input, visit)),
    sessions: auth.sessions.handler(({ context: { ctx } }) => listSessions(ctx)),
    endSession: auth.endSession.handler(({ context: { ctx }, input }) => endSession(ctx, input.id)),
  },
  users: {
    list: users.list.handler(({ context: { ctx }, input }) => listUsers(ctx, input)),
    find: users.find.handler(({ context: { ctx }, input }) => findUser(ctx, input.id)),
    create: users.create.handler(({ context: { ctx }, input }) => inviteUser(ctx, input)),
    change: users.change.handler(({ context: { ctx }, input }) => changeUser(ctx, input)),
    invite: users.invite.handler(({ context: { ctx }, input }) => inviteAgain(ctx, input.id)),
    remove: users.remove.handler(({ context: { ctx }, input }) => removeUser(ctx, input.id)),
    restore: users.restore.handler(({ context: { ctx }, input }) => restoreUser(ctx, input.id)),
  },
  roles: {
    list: roles.list.handler(({ context: { ctx }, input }) => listRoles(ctx, input)),
    find: roles.find.handler(({ context: { ctx }, input }) => findRole(ctx, input.id)),
    create: roles.create.handler(({ context: { ctx }, input }) => createRole(ctx, input)),
    change: roles.change.handler(({ context: { ctx }, input }) => changeRole(ctx, input)),
    remove: roles.remove.handler(({ context: { ctx }, input }) => removeRole(ctx, input.id)),
  },
  permissions: {
    list: api.identity.permissions.list.handler(() => ({
      items: Object.entries(permissions).map(([key, sentence]) => ({ key: key as keyof typeof permissions, sentence })),
    })),
  },
  apiKeys: {
    list: apiKeys.list.handler(({ context: { ctx }, input }) => listApiKeys(ctx, input)),
    create: apiKeys.create.handler(({ context: { ctx }, input }) => createApiKey(ctx, input)),
    remove: apiKeys.remove.handler(({ context: { ctx }, input }) => revokeApiKey(ctx, input.id)),
  },
}
