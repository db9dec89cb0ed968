import { SMTPServer } from 'smtp-server'

interface Delivered {
  to: string
  text: string
}

export interface PostOffice {
  url: string
  /** Every letter taken so far. */
  letters: Delivered[]
  /** How many more letters are turned away, as a busy mail server does. */
  turnAway: number
}

/** A small mail server that takes letters over SMTP and keeps them for a test to read. */
export function openPostOffice(): Promise<PostOffice> {
  const office: PostOffice = { url: '', letters: [], turnAway: 0 }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', chunk => chunks.push(chunk))
      stream.on('end', () => {
        if (office.turnAway > 0) {
          office.turnAway--
          return done(Object.assign(new Error('Come back later'), { responseCode: 451 }))
        }
        const [recipient] = session.envelope.rcptTo
        office.letters.push({ to: recipient?.address ?? '', text: readable(Buffer.concat(chunks).toString('utf8')) })
        done()
      })
    },
  })
  return new Promise(resolve => {
    server.listen(0, '127.0.0.1', () => {
      office.url = `smtp://127.0.0.1:${(server.server.address() as { port: number }).port}`
      server.server.unref()
      resolve(office)
    })
  })
}

// Long lines travel as quoted-printable.
const readable = (raw: string) =>
  raw.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
