import { NewPerson, Phone, ReactionTo, Words } from '@steward/contract/demo.ts'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { asFile, type Entrance, idOf, takeUploads } from '../platform/bytes.ts'
import { anyFile } from '../platform/files.ts'
import { inputOf } from '../platform/input.ts'
import { companyMachine } from '../platform/jobs.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Platform } from '../platform/work.ts'
import type { GraphApi } from './graph-player/graph-api.ts'
import { phonesOf } from './phones.ts'

const PHOTO_AT_MOST = 4 * 1024 * 1024

/** What the server answers to while it plays the demo: the customers' phones, for whoever is signed in to the demo company. */
export async function serveDemo(
  app: FastifyInstance,
  prefix: string,
  platform: Platform,
  enter: Entrance,
  graph: GraphApi,
  companyId: string,
) {
  const phones = phonesOf(platform, graph, await companyMachine(platform, companyId))
  const admit = async (request: FastifyRequest) => {
    const actor = await enter(request)
    if (actor.companyId !== companyId) throw new Refusal('NOT_FOUND')
    return actor
  }
  const onRequest = async (request: FastifyRequest) => void (await admit(request))
  const phone = `${prefix}/demo/phones/:channel/:person`

  app.get(`${prefix}/demo/people`, { onRequest }, () => phones.list())
  app.post(`${prefix}/demo/people`, { onRequest }, (request, reply) =>
    reply.status(201).send(phones.invent(inputOf(NewPerson, request.body))),
  )
  app.post(`${phone}/look`, { onRequest }, request => phones.look(inputOf(Phone, request.params)))
  app.post(`${phone}/messages`, { onRequest }, request =>
    phones.say(inputOf(Phone, request.params), inputOf(Words, request.body)),
  )
  app.post(`${phone}/reactions`, { onRequest }, request =>
    phones.react(inputOf(Phone, request.params), inputOf(ReactionTo, request.body)),
  )
  takeUploads(app, prefix, [
    {
      ...{ path: '/demo/phones/:channel/:person/photo', atMost: PHOTO_AT_MOST, admit },
      take: (_actor, content, request) => phones.sendPhoto(inputOf(Phone, request.params), content),
    },
  ])
  // Whoever holds a phone sees what stands on it, whatever their own role lets them see in the company.
  app.get<{ Params: { fileId: string } }>(`${prefix}/demo/files/:id/:fileId`, { onRequest }, async (request, reply) => {
    const file = await phones.fileOf(idOf(request), idOf(request, 'fileId'))
    return asFile(reply, file.type, file.name, file.type === anyFile ? 'attachment' : 'inline').send(file.content)
  })
}
