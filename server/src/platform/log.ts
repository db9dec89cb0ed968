import { type Logger, pino } from 'pino'

export type Log = Logger

/** Structured lines on standard output. Fields are named where they are logged; bodies, cookies, tokens and message texts never are. */
export const openLog = (level: string): Log =>
  pino({
    level,
    base: null,
    redact: ['headers', 'cookie', 'authorization', 'password', 'token', '*.password', '*.token', '*.accessToken'],
    serializers: { err: error => ({ message: error?.message, code: error?.code, stack: error?.stack }) },
  })
