import { existsSync } from 'node:fs'
import fastifyStatic from '@fastify/static'
import {
  VisitorFile,
  VisitorLook,
  VisitorMark,
  VisitorMessage,
  VisitorTyping,
} from '@steward/contract/inbox/visitors.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { asFile, idOf } from '../../platform/bytes.ts'
import { inputOf } from '../../platform/input.ts'
import { badField, Refusal } from '../../platform/refusal.ts'
import type { Platform } from '../../platform/work.ts'
import { chatOf, enterChat, visitOf } from './door.ts'
import { countBytes, countConversation, countMessage, countSign } from './limits.ts'
import { previewPage } from './preview.ts'
import { visitorStreams } from './stream.ts'
import { lookAtChat, lookAtFile, lookAtMessages, lookAtThread, mark, showTyping, write, writeFile } from './visitors.ts'

const base = '/chat/v1/:key'
const FILE_AT_MOST = 8 * 1024 * 1024
const open = { config: { isForOtherSites: true as const } }

/**
 * The side of the web chat that its visitors' browsers see, on the sites of the company: /chat/v1/{key} (see
 * contract/src/inbox/visitors.ts), the script, and a page to try it on. A visitor reaches their own conversation and nothing else.
 */
export async function serveWebChat(app: FastifyInstance, platform: Platform, chatFolder: string | undefined) {
  const streams = visitorStreams(platform)
  servePermission(app, platform)
  serveConversation(app, platform)
  serveFiles(app, platform)
  serveSigns(app, platform, streams)
  app.get('/chat/preview/:key', async (request, reply) => {
    const { channel } = await chatOf(platform, request)
    const page = previewPage(request, { name: channel.name ?? '', key: channel.pageId })
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page)
  })
  await serveScript(app, chatFolder)
  return streams
}

// Browsers ask first whether another site may send a token and JSON.
function servePermission(app: FastifyInstance, platform: Platform) {
  const permit = async (request: FastifyRequest, reply: FastifyReply) => {
    await enterChat(platform, request, reply)
    return reply
      .header('access-control-allow-methods', 'GET, POST, PUT')
      .header('access-control-allow-headers', 'authorization, content-type')
      .header('access-control-max-age', '600')
      .status(204)
      .send()
  }
  app.options(base, open, permit)
  app.options(`${base}/*`, open, permit)
}

function serveConversation(app: FastifyInstance, platform: Platform) {
  app.get(base, open, async (request, reply) => lookAtChat(platform, await enterChat(platform, request, reply)))

  app.get(`${base}/messages`, open, async (request, reply) => {
    const visit = await visitOf(platform, request, reply)
    await countSign({ platform, request, visit })
    return lookAtMessages(platform, visit, inputOf(VisitorLook, request.query).cursor)
  })

  app.post(`${base}/messages`, open, async (request, reply) => {
    const visit = await visitOf(platform, request, reply)
    const message = inputOf(VisitorMessage, request.body)
    await countMessage({ platform, request, visit })
    if (!(await lookAtThread(platform, visit))) await countConversation({ platform, request, visit })
    return reply.status(201).send(await write(platform, visit, message, request.headers.origin))
  })
}

function serveFiles(app: FastifyInstance, platform: Platform) {
  app.get(`${base}/files/:id`, open, async (request, reply) => {
    const visit = await visitOf(platform, request, reply)
    await countSign({ platform, request, visit })
    const { type, name, content } = await lookAtFile(platform, visit, idOf(request))
    return asFile(reply, type, name, 'attachment').send(content)
  })

  app.register(async scope => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
    // Who it is comes before a byte of it is read.
    const onRequest = async (request: FastifyRequest, reply: FastifyReply) =>
      void (await visitOf(platform, request, reply))
    scope.put(`${base}/messages/:id/file`, { ...open, bodyLimit: FILE_AT_MOST, onRequest }, async (request, reply) => {
      const visit = await visitOf(platform, request, reply)
      const { id } = request.params as { id: string }
      const about = inputOf(VisitorFile, { ...(request.query as object), id })
      const { body } = request
      if (!Buffer.isBuffer(body) || body.length === 0) throw badField('', 'Send the file itself as the body')
      await countMessage({ platform, request, visit })
      await countBytes({ platform, request, visit }, body.length)
      if (!(await lookAtThread(platform, visit))) await countConversation({ platform, request, visit })
      return writeFile(platform, visit, about, body, request.headers.origin)
    })
  })
}

function serveSigns(app: FastifyInstance, platform: Platform, streams: ReturnType<typeof visitorStreams>) {
  const enter = async (request: FastifyRequest, reply: FastifyReply) => {
    const visit = await visitOf(platform, request, reply)
    await countSign({ platform, request, visit })
    const thread = await lookAtThread(platform, visit)
    if (!thread) throw new Refusal('NOT_FOUND')
    return { visit, thread }
  }
  app.post(`${base}/seen`, open, async (request, reply) => {
    const { visit } = await enter(request, reply)
    await mark(platform, visit, inputOf(VisitorMark, request.body))
    return reply.status(204).send()
  })
  app.post(`${base}/typing`, open, async (request, reply) => {
    const { visit, thread } = await enter(request, reply)
    showTyping(platform, visit, thread, inputOf(VisitorTyping, request.body).isTyping)
    return reply.status(204).send()
  })
  app.get(`${base}/live`, { config: { ...open.config, isStream: true } }, async (request, reply) => {
    const { visit, thread } = await enter(request, reply)
    streams.begin(reply, visit, thread)
  })
}

async function serveScript(app: FastifyInstance, folder: string | undefined) {
  if (!folder || !existsSync(folder)) return
  await app.register(fastifyStatic, {
    ...{ root: folder, prefix: '/chat/', decorateReply: false, index: false, wildcard: false },
    setHeaders(reply, _file) {
      reply.setHeader('cache-control', 'public, max-age=600')
      reply.setHeader('cross-origin-resource-policy', 'cross-origin')
    },
  })
}
