import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Font } from '@react-pdf/renderer'
import { wordParts } from './text.ts'

type Face = { name: string; home: string; regular: string; strong: string; draws: RegExp; hasMarks: boolean }

// The engine takes the first font of the list that has the letter. Arabic and Hebrew fonts bring Latin letters of
// their own, so Inter stands first; the marks of writing direction and the joiners are in the Arabic font only.
// The Chinese font also has kana and the Japanese and Korean Han letters, in their Chinese shapes.
const faces: Face[] = [
  {
    name: 'Inter',
    home: '@expo-google-fonts/inter',
    regular: '400Regular/Inter_400Regular.ttf',
    strong: '600SemiBold/Inter_600SemiBold.ttf',
    draws: /./,
    hasMarks: false,
  },
  {
    name: 'Arabic',
    home: '@expo-google-fonts/vazirmatn',
    regular: '400Regular/Vazirmatn_400Regular.ttf',
    strong: '600SemiBold/Vazirmatn_600SemiBold.ttf',
    draws: /[\p{scx=Arabic}\u200c-\u200f]/u,
    hasMarks: true,
  },
  {
    name: 'Hebrew',
    home: '@expo-google-fonts/noto-sans-hebrew',
    regular: '400Regular/NotoSansHebrew_400Regular.ttf',
    strong: '600SemiBold/NotoSansHebrew_600SemiBold.ttf',
    draws: /\p{scx=Hebrew}/u,
    hasMarks: true,
  },
  {
    name: 'Han',
    home: '@embedpdf/fonts-sc',
    regular: '../fonts/NotoSansHans-Regular.otf',
    strong: '../fonts/NotoSansHans-Bold.otf',
    draws: /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\u3000-\u303f\uff00-\uffef]/u,
    hasMarks: false,
  },
  {
    name: 'Hangul',
    home: '@expo-google-fonts/nanum-gothic',
    regular: '400Regular/NanumGothic_400Regular.ttf',
    strong: '700Bold/NanumGothic_700Bold.ttf',
    draws: /\p{scx=Hangul}/u,
    hasMarks: false,
  },
]

const packages = createRequire(import.meta.url)
/** Gives the families to set a text of one size in, in the order they are asked for a letter. */
export type Typeface = (size: number) => string[]

/**
 * The typeface for one document that says this text; only the fonts it needs are read from disk.
 * They are read anew for each document: fontkit keeps a glyph without its letter once it was embedded as a part of
 * another one, and the next document would then lose that letter.
 */
export async function typefaceFor(text: string, sizes: readonly number[]): Promise<Typeface> {
  Font.clear()
  // The engine asks for it where nothing is written; no letter of ours is set in it.
  Font.register({ family: 'Helvetica', src: 'Helvetica' })
  await Font.load({ fontFamily: 'Helvetica' })
  Font.registerHyphenationCallback(wordParts)
  const needed = faces.filter(face => face.draws.test(text))
  for (const face of needed) {
    if (face.hasMarks) for (const size of sizes) await prepare(face, familyOf(face, size), size)
    else await prepare(face, face.name)
  }
  return size => needed.map(face => familyOf(face, size))
}

const familyOf = (face: Face, size: number) => (face.hasMarks ? `${face.name} ${size}` : face.name)

async function prepare({ home, regular, strong }: Face, family: string, sizeOfMarks?: number) {
  const folder = dirname(packages.resolve(home))
  for (const [file, fontWeight] of [[regular, 400] as const, [strong, 600] as const]) {
    Font.register({ family, src: join(folder, file), fontWeight })
    await Font.load({ fontFamily: family, fontWeight })
    const font = Font.getFont({ fontFamily: family, fontWeight })?.data
    if (!font) throw new Error(`The font ${file} could not be read`)
    standOnOneLine(font as unknown as OpenFont)
    if (sizeOfMarks) keepMarksInPlace(font as unknown as OpenFont, sizeOfMarks)
  }
}

type Position = { xOffset: number; yOffset: number }
type OpenFont = {
  postscriptName: string
  unitsPerEm: number
  layout: (text: string, ...settings: unknown[]) => { glyphs: unknown[]; positions: Position[] }
}

// Each line is as high and as deep as its fonts say, and the fonts differ: beside Arabic, Latin would sink.
// All take the measure of Inter.
function standOnOneLine(font: OpenFont) {
  Object.defineProperty(font, 'ascent', { value: font.unitsPerEm * 0.969 })
  Object.defineProperty(font, 'descent', { value: font.unitsPerEm * -0.241 })
  Object.defineProperty(font, 'lineGap', { value: 0 })
}

const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}]/u

// Two faults of @react-pdf/renderer 4.9.0 leave dots, vowel signs and accents beside their letters. It shapes every
// text from left to right and turns the letters round afterwards: so we shape from right to left and turn back, and
// marks are placed for the order in which they end up. And it scales their offsets twice, by size / 1000 too much:
// so each size has a family of its own that gives that back.
function keepMarksInPlace(font: OpenFont, size: number) {
  // The document keeps its fonts by this name.
  Object.defineProperty(font, 'postscriptName', { value: `${font.postscriptName}-${size}` })
  const layout = font.layout.bind(font)
  font.layout = (text, features, script, language, direction) => {
    const turned = rightToLeft.test(text)
    const run = layout(text, features, script, language, turned ? 'rtl' : direction)
    if (turned) {
      run.glyphs.reverse()
      run.positions.reverse()
    }
    for (const position of run.positions) {
      position.xOffset *= 1000 / size
      position.yOffset *= 1000 / size
    }
    return run
  }
}
