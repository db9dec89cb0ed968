import type { LiveNote } from '@steward/contract/platform/live.ts'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Actor } from './actor.ts'
import { factsSince, mayHear } from './history.ts'
import type { Door } from './mount.ts'
import { Refusal } from './refusal.ts'
import { look, type Platform } from './work.ts'

const HEARTBEAT_MS = 15_000
// A busy second has hundreds of notes for everybody: those of one moment leave together.
const GATHER_MS = 20
const STREAMS_PER_PERSON = 5
const REPLAY_MOST = 1000
const REPLAY_MS = 10 * 60_000
// Facts get their id before they commit: a slow transaction may come out after a later id was heard.
const OVERLAP_MS = 60_000
// A screen read what it shows some seconds ago at most; a longer overlap would make every one of them ask twice.
const FIRST_OVERLAP_MS = 3_000

/**
 * GET /api/v1/live: server-sent events, a note for every fact its reader may hear of. Resumes by Last-Event-ID with a minute's
 * overlap (the browser drops what it knows); after ten minutes a `resync` event says to read everything anew. `?behind=` says how
 * many milliseconds ago a screen that listens for the first time began to ask: what happened since is told as well.
 */
export function serveLive(app: FastifyInstance, path: string, platform: Platform, door: Door): { close(): void } {
  const streams = new Map<string, Set<FastifyReply>>()

  app.get(path, { config: { isStream: true } }, async (request, reply) => {
    const actor = await door.actorOf(request)
    if (!actor?.companyId || !actor.userId) throw new Refusal('SIGN_IN')
    const own = streams.get(actor.userId) ?? new Set()
    // The oldest stream makes room: it is most likely a tab that went away without a word.
    if (own.size >= STREAMS_PER_PERSON) [...own][0]?.raw.end()
    own.add(reply)
    streams.set(actor.userId, own)

    reply.hijack()
    reply.raw.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    })
    const line = lineTo(reply)
    line.write('retry: 2000\n\n')
    const stop = follow(platform, door, request, line, actor)
    showAttending(platform, actor)
    const heartbeat = setInterval(() => {
      line.write(': still here\n\n')
      showAttending(platform, actor)
    }, HEARTBEAT_MS)
    reply.raw.on('close', () => {
      clearInterval(heartbeat)
      stop()
      own.delete(reply)
      if (own.size === 0) streams.delete(actor.userId as string)
    })
    await replay(platform, actor, missedSince(request, platform.clock.now()), line).catch(() => line.write(resync))
  })

  return {
    close: () => {
      for (const own of streams.values()) for (const reply of own) reply.raw.end('retry: 1000\n\n')
    },
  }
}

// Known to all nodes and shown on no screen: whoever writes to the company hears whether somebody is there to answer.
function showAttending({ live }: Platform, actor: Actor) {
  const { companyId, employeeId, name } = actor
  if (!companyId || !employeeId || !actor.may('can_reply_social')) return
  live.show(companyId, { noun: 'inbox', id: companyId, who: { id: employeeId, name }, doing: 'looking' }, null)
}

interface Line {
  write(frame: string): void
  end(frame: string): void
}

function lineTo({ raw }: FastifyReply): Line {
  let waiting = ''
  const flush = () => {
    if (!raw.writableEnded) raw.write(waiting)
    waiting = ''
  }
  return {
    write(frame) {
      if (!waiting) setTimeout(flush, GATHER_MS)
      waiting += frame
    },
    end: frame => void raw.end(waiting + frame),
  }
}

const resync = 'event: resync\ndata: {}\n\n'

// The same for everybody who hears of it.
const frames = new WeakMap<LiveNote, string>()
function frameOf(note: LiveNote): string {
  const frame = frames.get(note) ?? `id: ${note.id}\ndata: ${JSON.stringify(note)}\n\n`
  frames.set(note, frame)
  return frame
}

// Rights are those of the moment: after a change to logins or roles the stream asks who it is, and ends if that changed.
function follow(platform: Platform, door: Door, request: Parameters<Door['actorOf']>[0], line: Line, actor: Actor) {
  const companyId = actor.companyId as string
  const stopWatching = platform.live.watch(companyId, ({ presence, owner }) => {
    if (presence.who.id !== actor.employeeId && mayHear(actor, `${presence.noun}.presence`, owner))
      line.write(`event: presence\ndata: ${JSON.stringify(presence)}\n\n`)
  })
  const stopHearing = platform.live.hear(companyId, ({ note, owner }) => {
    if (/^(user|role|api_key|company)\./.test(note.type)) {
      Promise.resolve(door.actorOf(request)).then(
        current => current !== actor && redial(line),
        () => redial(line),
      )
    }
    if (mayHear(actor, note.type, owner)) line.write(frameOf(note))
  })
  return () => {
    stopWatching()
    stopHearing()
  }
}

// Ends the stream; the browser comes back at once, as who it is now, and reads everything anew.
const redial = (line: Line) => line.end('retry: 100\n\n')

function lastEventId(request: { headers: Record<string, unknown>; query: unknown }): string | undefined {
  const given = request.headers['last-event-id'] ?? (request.query as { lastEventId?: string }).lastEventId
  return typeof given === 'string' && /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f-]{21}$/.test(given) ? given : undefined
}

function missedSince(request: { headers: Record<string, unknown>; query: unknown }, now: Date): Date | undefined {
  const lastId = lastEventId(request)
  if (lastId) return new Date(Number.parseInt(lastId.slice(0, 8) + lastId.slice(9, 13), 16) - OVERLAP_MS)
  const { behind } = request.query as { behind?: string }
  return behind && /^\d{1,9}$/.test(behind) ? new Date(now.getTime() - Number(behind) - FIRST_OVERLAP_MS) : undefined
}

async function replay(platform: Platform, actor: Actor, since: Date | undefined, line: Line) {
  if (!since) return
  const isLongAgo = platform.clock.now().getTime() - since.getTime() > REPLAY_MS + OVERLAP_MS
  if (isLongAgo) return line.write(resync)
  const notes = await look(platform, { actor }, ctx => factsSince(ctx, since, REPLAY_MOST))
  if (notes.length >= REPLAY_MOST) return line.write(resync)
  for (const note of notes) line.write(frameOf(note))
}
