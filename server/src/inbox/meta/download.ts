import type { Env } from '../../platform/env.ts'
import { fetchFrom, OutboundFailure } from '../../platform/outbound.ts'
import { FILE_AT_MOST, FileNotFetched } from '../channel-kind.ts'

// Less than a job's lease, so that nobody else begins the same meanwhile.
const PATIENCE_MS = 45_000

/** What an address of Meta leads to. Throws FileNotFetched. */
export async function download(env: Env, address: string, token?: string): Promise<Buffer> {
  try {
    return await fetchFrom(address, {
      atMost: FILE_AT_MOST,
      timeoutMs: PATIENCE_MS,
      trustedHost: new URL(env.META_GRAPH_URL).host,
      ...(token && { headers: { authorization: `Bearer ${token}` } }),
    })
  } catch (failure) {
    if (!(failure instanceof OutboundFailure)) throw failure
    throw new FileNotFetched(troubleOf(failure), failure)
  }
}

const troubleOf = ({ kind }: OutboundFailure) =>
  kind === 'too_large' ? 'too_large' : kind === 'away' ? 'unreachable' : 'gone'
