import type { Sharp } from 'sharp'
import { Refusal } from './refusal.ts'

// Unpacked, a picture takes four bytes a pixel: this is 120 MB at the worst, one picture at a time.
const MOST_PIXELS = 30_000_000
const MOST_WAITING = 20

// 23 MB of memory that an installation without pictures never needs.
async function sharpener() {
  const { default: sharp } = await import('sharp')
  sharp.cache(false)
  sharp.concurrency(1)
  return sharp
}

/** A square of the middle, upright, as WebP; nothing of the camera's own notes (place, time, device) is left in it. */
export const squarePicture = (content: Buffer, side: number): Promise<Buffer> =>
  redrawn(content, picture => picture.resize(side, side, { fit: 'cover' }).webp({ quality: 84 }))

// Long enough that small print on a sheet of paper can be read.
const READABLE = 2200

/** Upright and small enough to send, with all that can be read on it, as WebP; nothing of the camera's notes is left. */
export const readablePicture = (content: Buffer): Promise<Buffer> =>
  redrawn(content, picture =>
    picture.resize(READABLE, READABLE, { fit: 'inside', withoutEnlargement: true }).webp({ quality: 78 }),
  )

export interface SmallPicture {
  /** Of the picture itself, upright, in pixels. */
  width: number
  height: number
  /** WebP. */
  thumbnail: Buffer
}

/** A small one to show before the picture itself is asked for, and how large that is, so that room can be kept for it. */
export async function smallPicture(content: Buffer, side: number): Promise<SmallPicture> {
  const { autoOrient } = await measured(content)
  const { width, height } = autoOrient
  const thumbnail = await redrawn(content, picture =>
    picture.resize(side, side, { fit: 'inside', withoutEnlargement: true }).webp({ quality: 76 }),
  )
  return { width, height, thumbnail }
}

/**
 * Draws a picture anew, so that what is kept is ours byte by byte. Its size is read and judged before anything is unpacked.
 * Refuses PICTURE_UNREADABLE, PICTURE_TOO_BIG, BUSY.
 */
function redrawn(content: Buffer, draw: (picture: Sharp) => Sharp): Promise<Buffer> {
  return inTurn(async () => {
    const sharp = await sharpener()
    const open = () => sharp(content, { limitInputPixels: MOST_PIXELS, failOn: 'error', pages: 1 })
    const { width, height } = await measured(content)
    if (width * height > MOST_PIXELS) throw new Refusal('PICTURE_TOO_BIG')
    return draw(open().timeout({ seconds: 10 }).autoOrient())
      .toBuffer()
      .catch(unreadable)
  })
}

// Reads the head alone: nothing is unpacked.
async function measured(content: Buffer) {
  const sharp = await sharpener()
  return sharp(content, { limitInputPixels: false, pages: 1 }).metadata().catch(unreadable)
}

const unreadable = () => {
  throw new Refusal('PICTURE_UNREADABLE')
}

let waiting = 0
let last: Promise<unknown> = Promise.resolve()

function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (waiting >= MOST_WAITING) throw new Refusal('BUSY', { retryAfter: 5 })
  waiting++
  const done = last.then(work).finally(() => void waiting--)
  last = done.catch(() => undefined)
  return done
}
