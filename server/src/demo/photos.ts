import { readablePicture } from '../platform/pictures.ts'
import { number } from './channels.ts'
import type { GraphApi } from './graph-player/graph-api.ts'

/** Pictures that customers of the demo send: drawn, so that none is anybody's. */

const frame = (inside: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 480" width="640" height="480">${inside}</svg>`

const croissant = (x: number, y: number, turn: number) =>
  `<g transform="translate(${x} ${y}) rotate(${turn})"><path d="M-92 34C-70-52 70-52 92 34 60 4 34-4 0-4S-60 4-92 34Z" fill="#c9792b"/>
<path d="M-58-2 -44 14M-26-24 -18-2M26-24 18-2M58-2 44 14" stroke="#9a5518" stroke-width="7" stroke-linecap="round"/>
<path d="M-60-8C-34-34 34-34 60-8" stroke="#e7a95c" stroke-width="6" fill="none" stroke-linecap="round"/></g>`

const steps = Array.from({ length: 7 }, (_, n) => {
  const [x, y, width] = [150 + n * 24, 400 - n * 46, 340 - n * 48]
  return `<rect x="${x}" y="${y}" width="${width}" height="46" fill="${n % 2 ? '#8d8478' : '#9c9387'}"/><rect x="${x}" y="${y}" width="${width}" height="7" fill="#c8c0b4"/>`
}).join('')

const pictures: Record<string, string> = {
  croissants: frame(
    `<rect width="640" height="480" fill="#2f3b46"/><rect x="40" y="70" width="560" height="350" rx="14" fill="#55616c"/>
<rect x="58" y="88" width="524" height="314" rx="6" fill="#e9dfcf"/>${[
      [180, 170, -8],
      [330, 160, 6],
      [470, 180, -4],
      [200, 300, 10],
      [350, 310, -6],
      [480, 300, 8],
    ]
      .map(([x, y, turn]) => croissant(x as number, y as number, turn as number))
      .join('')}`,
  ),
  stairs: frame(
    `<rect width="640" height="480" fill="#d8d2c8"/><rect width="150" height="480" fill="#c4bcae"/><rect x="490" width="150" height="480" fill="#bdb5a7"/>
${steps}<path d="M130 400 310 110" stroke="#5b4632" stroke-width="12" stroke-linecap="round"/>`,
  ),
  plate: frame(
    `<rect width="640" height="480" fill="#7b848c"/><rect x="110" y="110" width="420" height="260" rx="12" fill="#dfe3e6" stroke="#aab1b7" stroke-width="6"/>
<circle cx="136" cy="136" r="9" fill="#8a9299"/><circle cx="504" cy="136" r="9" fill="#8a9299"/><circle cx="136" cy="344" r="9" fill="#8a9299"/><circle cx="504" cy="344" r="9" fill="#8a9299"/>
<g font-family="monospace" font-size="30" fill="#2c3338"><text x="160" y="186" font-weight="bold">OVENBAU KESSLER</text><text x="160" y="236">Typ SK-60 / 2</text><text x="160" y="282">Nr. 4471-0938</text><text x="160" y="328">400 V  3~  2.2 kW</text></g>`,
  ),
}

/** Lays the pictures up with Meta's player, as an address for Messenger and as an id for WhatsApp. */
export async function layUpPhotos(graph: GraphApi) {
  const mimeType = 'image/webp'
  const photos: Record<string, { url: string; mediaId: string }> = {}
  for (const [name, drawing] of Object.entries(pictures)) {
    const bytes = await readablePicture(Buffer.from(drawing))
    const mediaId = `photo-${name}`
    graph.media(mediaId, { phoneNumberId: number.pageId, bytes, mimeType })
    photos[name] = { url: graph.serve({ bytes, mimeType }), mediaId }
  }
  return photos
}
export type Photos = Awaited<ReturnType<typeof layUpPhotos>>
