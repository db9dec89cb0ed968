import { pick } from './db/reader.ts'
import { sql } from './db/sql.ts'
import type { Wire } from './db/tables.ts'
import { badField, Refusal } from './refusal.ts'
import type { Ctx } from './work.ts'

export type FilePurpose = Wire<'File'>['purpose']

const startsWith = (bytes: number[]) => (content: Buffer) => bytes.every((byte, i) => content[i] === byte)

const begins =
  (text: string, at = 0) =>
  (content: Buffer) =>
    content.subarray(at, at + text.length).toString('latin1') === text
const isRiff = (kind: string) => (content: Buffer) => begins('RIFF')(content) && begins(kind, 8)(content)
// The boxes of QuickTime and its heirs name their kind in the second four bytes.
const isBoxed = (brands: RegExp) => (content: Buffer) =>
  begins('ftyp', 4)(content) && brands.test(content.subarray(8, 12).toString('latin1'))
const isMp3 = (content: Buffer) =>
  begins('ID3')(content) || (content[0] === 0xff && ((content[1] ?? 0) & 0xe6) === 0xe2)
const isAac = (content: Buffer) => content[0] === 0xff && ((content[1] ?? 0) & 0xf6) === 0xf0

const signs = {
  'image/png': startsWith([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  'image/jpeg': startsWith([0xff, 0xd8, 0xff]),
  'image/webp': isRiff('WEBP'),
  'image/gif': begins('GIF8'),
  'application/pdf': begins('%PDF-'),
  'audio/mp4': isBoxed(/^M4[AB] $/),
  'video/quicktime': isBoxed(/^qt {2}$/),
  'video/3gpp': isBoxed(/^3g[a-z0-9]{2}$/),
  'video/mp4': isBoxed(/^(iso[a-z0-9]|mp4[12]|avc1|M4V |mmp4|MSNV|dash|f4v )$/),
  'video/webm': startsWith([0x1a, 0x45, 0xdf, 0xa3]),
  'audio/ogg': begins('OggS'),
  'audio/amr': begins('#!AMR'),
  'audio/wav': isRiff('WAVE'),
  'audio/mpeg': isMp3,
  'audio/aac': isAac,
}
export type FileType = keyof typeof signs
/** Kept and handed out, and never shown. */
export const anyFile = 'application/octet-stream'

export const pictureTypes: FileType[] = ['image/png', 'image/jpeg', 'image/webp']

/** What a file is by its first bytes, whatever it calls itself: a kind that browsers show and can't run, or just any file. */
export const typeByContent = (content: Buffer): FileType | typeof anyFile =>
  (Object.keys(signs) as FileType[]).find(type => signs[type](content)) ?? anyFile

/** What a file is by its first bytes, where only some kinds are taken. Refuses FILE_TYPE with the sentence given. */
export function typeOf(content: Buffer, taken: FileType[], sentence: string): FileType {
  const type = taken.find(type => signs[type](content))
  if (!type) throw new Refusal('FILE_TYPE', { errors: [{ path: '', message: sentence }] })
  return type
}

/** A name that a stranger gave a file, without folders, control characters and marks that turn the reading direction; undefined if none is left. */
export function fileName(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  const name = value
    .replace(/[\p{Cc}\p{Bidi_Control}]/gu, '')
    .split(/[/\\]/)
    .at(-1)
    ?.trim()
  return name?.slice(0, 255).toWellFormed() || undefined
}

interface NewFile {
  purpose: FilePurpose
  /** For people, shown when it is downloaded; never a path. */
  name: string
  type: FileType | typeof anyFile
  content: Buffer
  /** Of a picture: its size in pixels, and a small WebP of it. */
  width?: number
  height?: number
  thumbnail?: Buffer
  conversationId?: string
  /** A file that goes when this one is kept. */
  insteadOf?: string | null
}

/** Bytes that one statement carries: MariaDB takes 16 MiB unless somebody allows it more. */
const PIECE = 4 * 1024 * 1024

/** Keeps a file whose type was looked at; gives back its id. Refuses FILES_FULL when the company has no room for it. */
export async function keepFile(
  ctx: Ctx,
  { content, thumbnail, name, insteadOf = null, ...file }: NewFile,
): Promise<string> {
  if (content.length === 0) throw badField('', 'The file is empty')
  await refuseBeyondRoom(ctx, content.length, insteadOf)
  const fileId = await ctx.write.insert('File', {
    ...file,
    name: name.slice(0, 255),
    size: content.length,
    content: content.subarray(0, PIECE) as never,
    thumbnail: (thumbnail ?? null) as never,
  })
  for (let position = 1; position * PIECE < content.length; position++) {
    const piece = content.subarray(position * PIECE, (position + 1) * PIECE)
    await ctx.write.insert('FilePiece', { fileId, position, content: piece as never })
  }
  return fileId
}

const MB = 1_000_000

// One after the other: two that come together can't both take the last room.
async function refuseBeyondRoom(ctx: Ctx, size: number, insteadOf: string | null) {
  await ctx.write.lock('Company', { id: ctx.actor.companyId as string })
  const [row] = await ctx.query<{ used: string }>(
    sql`select coalesce(sum(f.size), 0) as "used" from ${ctx.all.File} f where f.id <> ${insteadOf ?? ''}`,
  )
  const [used, most] = [Number(row?.used), ctx.env.FILES_MB * MB]
  if (used + size <= most) return
  const [usedMb, mostMb] = [Math.ceil(used / MB), ctx.env.FILES_MB]
  throw new Refusal('FILES_FULL', {
    data: { usedMb, mostMb },
    errors: [{ path: '', message: `No room for this file: ${usedMb} of ${mostMb} MB are used` }],
  })
}

const described = pick('File', 'f', 'id', 'purpose', 'name', 'type', 'size', 'conversationId')

/**
 * A file of one of these purposes. Who may see a receipt is decided by what it belongs to, so its id alone opens nothing: look the
 * transaction up first.
 */
export async function findFile(ctx: Ctx, id: string, purposes: FilePurpose[]) {
  const file = await ctx.row(
    described.with('File', 'f', 'content', 'content'),
    sql`from ${ctx.visible.File} f where f.id = ${id}`,
  )
  if (!file || !purposes.includes(file.purpose)) throw new Refusal('NOT_FOUND')
  const first = file.content as unknown as Buffer
  return { ...file, content: first.length < file.size ? await wholeOf(ctx, id, first) : first }
}

async function wholeOf(ctx: Ctx, id: string, first: Buffer): Promise<Buffer> {
  const rest = await ctx.query<{ content: Buffer }>(
    sql`select p.content as "content" from ${ctx.all.FilePiece} p where p.file_id = ${id} order by p.position`,
  )
  return Buffer.concat([first, ...rest.map(({ content }) => content)])
}

/** The small WebP of a picture that one of these purposes has. */
export async function findThumbnail(ctx: Ctx, id: string, purposes: FilePurpose[]) {
  const file = await ctx.row(
    described.with('File', 'f', 'thumbnail', 'thumbnail'),
    sql`from ${ctx.visible.File} f where f.id = ${id}`,
  )
  if (!file?.thumbnail || !purposes.includes(file.purpose)) throw new Refusal('NOT_FOUND')
  return { ...file, thumbnail: file.thumbnail as unknown as Buffer }
}

/** Where the browser fetches a file that the whole company may see. */
export const addressOf = (fileId: string | null) => fileId && `/api/v1/files/${fileId}`

/** Removes a file that nothing shows any longer. */
export async function dropFile(ctx: Ctx, id: string) {
  await ctx.write.erase('FilePiece', { fileId: id })
  await ctx.write.erase('File', { id })
}
