import { api } from '../../platform/procedures.ts'
import { answerLogin, beginLogin, connectPages, findLogin } from './login.ts'

const { facebookLogins: noun } = api.inbox

export const facebookLogins = {
  create: noun.create.handler(({ context: { ctx }, input }) => beginLogin(ctx, input)),
  answer: noun.answer.handler(({ context: { ctx }, input }) => answerLogin(ctx, input)),
  find: noun.find.handler(({ context: { ctx }, input }) => findLogin(ctx, input.id)),
  connect: noun.connect.handler(({ context: { ctx }, input }) => connectPages(ctx, input)),
}
