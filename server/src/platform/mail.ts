import type { Env } from './env.ts'

export interface Letter {
  to: string
  subject: string
  text: string
}

const WAIT_MS = 10_000

/** Mail needs a server to hand it to, and an address of ours for the links in it: a link never follows a request's Host header. */
export const sendsMail = ({ SMTP_URL, PUBLIC_URL }: Env) => Boolean(SMTP_URL && PUBLIC_URL)

/** Hands a letter to the mail server; throws what that said. Only in jobs, between transactions. */
export async function sendMail({ SMTP_URL, PUBLIC_URL, MAIL_FROM }: Env, letter: Letter): Promise<void> {
  const { createTransport } = await import('nodemailer')
  const transport = createTransport({
    url: SMTP_URL as string,
    connectionTimeout: WAIT_MS,
    greetingTimeout: WAIT_MS,
    socketTimeout: WAIT_MS,
  })
  try {
    const from = MAIL_FROM ?? `Steward <steward@${new URL(PUBLIC_URL as string).hostname}>`
    await transport.sendMail({ from, ...letter, disableFileAccess: true, disableUrlAccess: true })
  } finally {
    transport.close()
  }
}
