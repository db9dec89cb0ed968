import { createHash } from 'node:crypto'
import { type Account, FILE_AT_MOST, FileNotFetched, type RemoteFile } from '../channel-kind.ts'
import { download } from '../meta/download.ts'
import { GraphError, graphCall, graphOf } from '../meta/graph.ts'
import { number, webAddress } from '../meta/payload.ts'
import { whatsAppVerdicts } from './verdicts.ts'

/** The id that came with the message leads to an address that opens for five minutes, with our token alone. */
export async function fetchWhatsAppFile(account: Account, { mediaId, sha256 }: RemoteFile): Promise<Buffer> {
  if (!mediaId) throw new FileNotFetched('gone')
  const content = await downloadOf(account, mediaId).catch(failure => {
    // The address may have run out between the two steps: it is asked for once more.
    if (failure instanceof FileNotFetched && failure.trouble === 'gone') return downloadOf(account, mediaId)
    throw failure
  })
  if (sha256 && !isHashOf(content, sha256)) throw new FileNotFetched('damaged')
  return content
}

async function downloadOf(account: Account, mediaId: string): Promise<Buffer> {
  const { url, size } = await describe(account, mediaId)
  if (size > FILE_AT_MOST) throw new FileNotFetched('too_large')
  if (!url || !isMetas(url, account)) throw new FileNotFetched('gone')
  return download(account.env, url, account.token)
}

async function describe({ env, accountId, token }: Account, mediaId: string) {
  try {
    const media = await graphCall(graphOf(env), {
      ...{ verdicts: whatsAppVerdicts, method: 'GET', path: [mediaId], token },
      query: { phone_number_id: accountId },
    })
    return { url: webAddress(media.url), size: number(media.file_size) ?? 0 }
  } catch (failure) {
    if (failure instanceof GraphError && failure.kind === 'rejected') throw new FileNotFetched('gone', failure)
    throw failure
  }
}

const houses = ['facebook.com', 'fbsbx.com', 'fbcdn.net', 'whatsapp.net']

// The token goes to Meta and nowhere else.
function isMetas(address: string, { env }: Account): boolean {
  const { protocol, host, hostname } = new URL(address)
  if (host === new URL(env.META_GRAPH_URL).host) return true
  return protocol === 'https:' && houses.some(house => hostname === house || hostname.endsWith(`.${house}`))
}

// Meta writes it as base64 in some places and as hexadecimal in others.
function isHashOf(content: Buffer, sha256: string): boolean {
  const digest = createHash('sha256').update(content).digest()
  return sha256 === digest.toString('base64') || sha256.toLowerCase() === digest.toString('hex')
}
