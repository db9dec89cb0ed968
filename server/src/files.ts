import type { FastifyInstance, FastifyRequest } from 'fastify'
import { removeLogo, setLogo } from './company/logo.ts'
import { attachReceipt, findReceipt, mayAttach, receiptOf, removeReceipt } from './finance/receipts.ts'
import { facePicture, mayChangePicture, removePicture, setPicture } from './identity/pictures.ts'
import { FILE_AT_MOST } from './inbox/channel-kind.ts'
import { findConversationFile, findConversationThumbnail, lookAt } from './inbox/files.ts'
import { keepUpload } from './inbox/uploads.ts'
import { asFile, type Entrance, idOf, sendPart, takeUploads } from './platform/bytes.ts'
import { anyFile, findFile, pictureTypes } from './platform/files.ts'
import { Refusal } from './platform/refusal.ts'
import { look, type Platform, perform } from './platform/work.ts'

const MIB = 1024 * 1024
const attaching = 'can_view_transactions, and can_create_transactions or can_edit_transactions'

/** Files that are kept: the company's logo, people's faces, receipts, what stands in conversations. Each route checks its right like a procedure does. */
export function serveFiles(app: FastifyInstance, prefix: string, platform: Platform, enter: Entrance): void {
  const admitToPicture = async (request: FastifyRequest) => {
    const actor = await enter(request)
    if (!mayChangePicture(actor, idOf(request))) throw new Refusal('NOT_ALLOWED')
    return actor
  }
  const admitToLogo = (request: FastifyRequest) => enter(request, 'can_manage_company')

  const aFile = { summary: 'A logo or a picture', needs: 'signed_in', gives: 'image/*' }
  app.get(`${prefix}/files/:id`, { config: { words: aFile } }, async (request, reply) => {
    const actor = await enter(request)
    const file = await look(platform, { actor }, ctx => findFile(ctx, idOf(request), ['logo', 'picture']))
    // Its bytes never change under this id.
    return asFile(reply, file.type, file.name, 'inline')
      .header('cache-control', 'private, max-age=604800, immutable')
      .send(file.content)
  })

  const admitToReceipt = async (request: FastifyRequest) => {
    const actor = await enter(request, 'can_view_transactions')
    if (!mayAttach(actor)) throw new Refusal('NOT_ALLOWED')
    return actor
  }
  const aReceipt = { summary: 'The receipt of an entry', needs: 'can_view_transactions', gives: 'application/pdf' }
  app.get(`${prefix}/transactions/:id/receipt`, { config: { words: aReceipt } }, async (request, reply) => {
    const actor = await enter(request, 'can_view_transactions')
    const file = await look(platform, { actor }, ctx => findReceipt(ctx, idOf(request)))
    return asFile(reply, file.type, file.name, 'inline').send(file.content)
  })

  serveConversationFiles(app, prefix, platform, enter)

  takeUploads(app, prefix, [
    {
      path: '/company/logo',
      words: {
        summary: 'Put the logo, at most 1 MB',
        needs: 'can_manage_company',
        takes: ['image/png', 'image/jpeg'],
        gives: 'application/json',
      },
      atMost: MIB,
      admit: admitToLogo,
      take: (actor, content) => perform(platform, { actor }, ctx => setLogo(ctx, content)),
    },
    {
      path: '/users/:id/profile-image',
      words: {
        summary: 'Put a picture of a person, at most 8 MB; kept as a small square',
        needs: 'signed_in; can_edit_users for others',
        takes: pictureTypes,
        gives: 'User',
      },
      atMost: 8 * MIB,
      admit: admitToPicture,
      async take(actor, content, request) {
        const picture = await facePicture(content)
        return perform(platform, { actor }, ctx => setPicture(ctx, idOf(request), picture))
      },
    },
    {
      path: '/transactions/:id/receipt',
      words: {
        summary: 'Attach a receipt, at most 8 MB; a former one goes',
        needs: attaching,
        takes: ['application/pdf', ...pictureTypes],
        gives: 'Transaction',
      },
      atMost: 8 * MIB,
      admit: admitToReceipt,
      async take(actor, content, request) {
        const receipt = await receiptOf(content)
        return perform(platform, { actor }, ctx => attachReceipt(ctx, idOf(request), receipt))
      },
    },
    {
      path: '/conversations/:id/uploads',
      words: {
        summary: 'Send up a file for an answer, at most 25 MiB; its name as ?name=',
        needs: 'can_reply_social',
        takes: ['application/octet-stream'],
        gives: 'application/json',
      },
      atMost: FILE_AT_MOST,
      admit: request => enter(request, 'can_reply_social'),
      async take(actor, content, request) {
        const { name } = request.query as Record<string, unknown>
        const looked = await lookAt(content)
        return perform(platform, { actor }, ctx => keepUpload(ctx, idOf(request), name, looked))
      },
    },
  ])

  const noLogo = { summary: 'Take the logo away', needs: 'can_manage_company' }
  app.delete(`${prefix}/company/logo`, { config: { words: noLogo } }, async (request, reply) => {
    const actor = await admitToLogo(request)
    await perform(platform, { actor }, removeLogo)
    return reply.status(204).send()
  })
  const noPicture = { summary: 'Take a picture away', needs: 'signed_in; can_edit_users for others' }
  app.delete(`${prefix}/users/:id/profile-image`, { config: { words: noPicture } }, async (request, reply) => {
    const actor = await admitToPicture(request)
    await perform(platform, { actor }, ctx => removePicture(ctx, idOf(request)))
    return reply.status(204).send()
  })
  const noReceipt = { summary: 'Take a receipt away', needs: attaching }
  app.delete(`${prefix}/transactions/:id/receipt`, { config: { words: noReceipt } }, async (request, reply) => {
    const actor = await admitToReceipt(request)
    await perform(platform, { actor }, ctx => removeReceipt(ctx, idOf(request)))
    return reply.status(204).send()
  })
}

// What customers send is shown when it is of a kind that can't run, and handed out otherwise. Its bytes never change under this id.
function serveConversationFiles(app: FastifyInstance, prefix: string, platform: Platform, enter: Entrance) {
  const words = {
    summary: 'A file of a conversation, or a small picture of it with ?small',
    needs: 'can_view_social',
    gives: '*/*',
  }
  app.get(`${prefix}/conversations/:id/files/:fileId`, { config: { words } }, async (request, reply) => {
    const actor = await enter(request, 'can_view_social')
    const [id, fileId] = [idOf(request), idOf(request, 'fileId')]
    const forever = 'private, max-age=604800, immutable'
    if ((request.query as Record<string, unknown>).small !== undefined) {
      const file = await look(platform, { actor }, ctx => findConversationThumbnail(ctx, id, fileId))
      return asFile(reply, 'image/webp', file.name, 'inline').header('cache-control', forever).send(file.thumbnail)
    }
    const file = await look(platform, { actor }, ctx => findConversationFile(ctx, id, fileId))
    asFile(reply, file.type, file.name, file.type === anyFile ? 'attachment' : 'inline').header(
      'cache-control',
      forever,
    )
    return sendPart(request, reply, file.content)
  })
}
