import { type Account, FileNotFetched, type RemoteFile } from '../channel-kind.ts'
import { download } from '../meta/download.ts'

/** The address came with the message, opens for whoever has it, and expires. */
export async function fetchMessengerFile({ env }: Account, { url }: RemoteFile): Promise<Buffer> {
  if (!url) throw new FileNotFetched('gone')
  return download(env, url)
}
