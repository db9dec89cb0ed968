import { anyFile, dropFile, type FileType, findFile, findThumbnail, typeByContent } from '../platform/files.ts'
import { smallPicture } from '../platform/pictures.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Ctx } from '../platform/work.ts'
import type { StoredAttachment } from './attachments.ts'
import { findConversation } from './conversations.ts'

/** Pixels of the longer side: twice what a picture takes in a conversation, for fine screens. */
const THUMBNAIL = 640

interface Looked {
  type: FileType | typeof anyFile
  content: Buffer
  width?: number
  height?: number
  thumbnail?: Buffer
}

/** A file by what its bytes say, with a thumbnail if it is a picture. Takes its time, so it runs outside of transactions. Refuses BUSY. */
export async function lookAt(content: Buffer): Promise<Looked> {
  const type = typeByContent(content)
  if (!type.startsWith('image/')) return { type, content }
  try {
    return { type, content, ...(await smallPicture(content, THUMBNAIL)) }
  } catch (problem) {
    // A picture that cannot be drawn is handed out like any other file.
    if (problem instanceof Refusal && problem.code !== 'BUSY') return { type: anyFile, content }
    throw problem
  }
}

/** A file of a conversation, for whoever may see the conversation. */
export async function findConversationFile(ctx: Ctx, conversationId: string, fileId: string) {
  return ofConversation(ctx, conversationId, await findFile(ctx, fileId, ['media']))
}

export async function findConversationThumbnail(ctx: Ctx, conversationId: string, fileId: string) {
  return ofConversation(ctx, conversationId, await findThumbnail(ctx, fileId, ['media']))
}

async function ofConversation<T extends { conversationId: string | null }>(ctx: Ctx, id: string, file: T): Promise<T> {
  await findConversation(ctx, id)
  if (file.conversationId !== id) throw new Refusal('NOT_FOUND')
  return file
}

/** Removes the files of a message that is no more, or has none any more. */
export async function dropFilesOf(ctx: Ctx, attachments: StoredAttachment[]) {
  for (const { fileId } of attachments) if (fileId) await dropFile(ctx, fileId)
}
