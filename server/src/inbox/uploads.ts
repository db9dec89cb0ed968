import type { Upload } from '@steward/contract/inbox/conversations.ts'
import type { Provider } from '@steward/contract/inbox/integrations.ts'
import { sql } from '../platform/db/sql.ts'
import { fileName, keepFile } from '../platform/files.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Ctx } from '../platform/work.ts'
import type { StoredAttachment } from './attachments.ts'
import { type FileKind, fileKindOf } from './channel-kind.ts'
import { kindOf } from './channels.ts'
import { findWithWindow } from './conversations.ts'
import type { lookAt } from './files.ts'

/** Keeps a file that was looked at until it is sent. Refuses TOO_LARGE where the channel takes none of this size. */
export async function keepUpload(
  ctx: Ctx,
  conversationId: string,
  name: unknown,
  looked: Awaited<ReturnType<typeof lookAt>>,
): Promise<Upload> {
  const { platform, through } = await findWithWindow(ctx, conversationId)
  const size = looked.content.length
  const kind = fileKindOf(kindOf(platform).files, looked.type, size)
  if (!kind) throw new Refusal('TOO_LARGE')
  const given = fileName(name) ?? 'file'
  const id = await keepFile(ctx, { purpose: 'upload', name: given, conversationId: through, ...looked })
  return { id, name: given, type: kind.type, size }
}

export interface Taken {
  kind: FileKind
  attachment: StoredAttachment
}

/** Uploads become part of a message, each once: of two answers that name the same one, one is refused. */
export async function takeUploads(
  ctx: Ctx,
  { id, platform }: { id: string; platform: Provider },
  uploads: string[],
): Promise<Taken[]> {
  const taken: Taken[] = []
  for (const fileId of uploads) {
    const which = { id: fileId, conversationId: id, purpose: 'upload' } as const
    const isOurs = (await ctx.write.change('File', which, { purpose: 'media' })) > 0
    const [file] = isOurs ? await describe(ctx, fileId) : []
    const kind = file && fileKindOf(kindOf(platform).files, file.mimeType, file.size)
    if (!file || !kind) throw new Refusal('UPLOAD_GONE')
    const { width, height, hasThumbnail, ...rest } = file
    const picture = { hasThumbnail: Boolean(hasThumbnail), ...(width && height && { width, height }) }
    taken.push({
      kind,
      attachment: { id: '1', type: kind.type, fileId, ...rest, ...(kind.type === 'image' && picture) },
    })
  }
  return taken
}

const describe = (ctx: Ctx, id: string) =>
  ctx.query<{
    name: string
    mimeType: string
    size: number
    width: number | null
    height: number | null
    hasThumbnail: number
  }>(
    sql`select f.name as "name", f.type as "mimeType", f.size as "size", f.width as "width", f.height as "height",
        case when f.thumbnail is null then 0 else 1 end as "hasThumbnail" from ${ctx.all.File} f where f.id = ${id}`,
  )
