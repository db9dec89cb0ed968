import type { Writer } from './platform/db/writer.ts'

/** What was about to leave the house when a backup was made, and waits for a person in the restored copy. */
export interface Held {
  messages: number
  letters: number
}

const MESSAGE =
  'It was waiting to be sent when the backup was made that this installation was restored from. Look whether it has arrived before sending it again.'
const LETTER = 'It was waiting to be mailed when the backup was made that this installation was restored from.'

/**
 * Keeps a restored copy from sending what its original has sent, or will send: see docs/decisions/0007-a-restored-copy-sends-nothing.md.
 * Messages have failed, with a button to send them again; answers for a later time are held; letters stand among the jobs that gave up.
 */
export async function holdOutgoing(write: Writer): Promise<Held> {
  const queued = await write.change(
    'SocialMessage',
    { status: ['queued', 'sending'] },
    { status: 'failed', errorCode: 'restored', errorMessage: MESSAGE },
  )
  // A customer has been asked by the original.
  await write.erase('Job', { name: 'ask-rating' })
  const scheduled = await write.change('ScheduledReply', { heldFor: null }, { heldFor: 'RESTORED' })
  return {
    messages: queued + scheduled,
    letters: await write.change(
      'Job',
      { name: 'mail-link', status: ['waiting', 'working'] },
      { status: 'dead', leaseUntil: null, lastError: LETTER },
    ),
  }
}
