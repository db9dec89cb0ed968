import { unguarded } from '@steward/contract/platform/csv.ts'
import { parse } from 'csv-parse/browser/esm/sync'

/** A file of rows: what its columns are called, and the cells. */
export interface Sheet {
  name: string
  columns: string[]
  rows: string[][]
}

export const MOST_BYTES = 10 * 1024 * 1024
export const MOST_LINES = 20_000

/** Why a file cannot be read. */
export class UnreadableFile extends Error {
  readonly why: 'too_large' | 'too_many_rows' | 'no_rows' | 'no_csv'
  constructor(why: UnreadableFile['why']) {
    super(why)
    this.why = why
  }
}

/** Reads a CSV file, whatever stands between its cells and however its letters are written. Throws UnreadableFile. */
export async function readSheet(file: File): Promise<Sheet> {
  if (file.size > MOST_BYTES) throw new UnreadableFile('too_large')
  const [columns = [], ...rows] = cellsOf(decoded(await file.arrayBuffer()))
  if (rows.length === 0) throw new UnreadableFile('no_rows')
  if (rows.length > MOST_LINES) throw new UnreadableFile('too_many_rows')
  return { name: file.name, columns, rows }
}

/** The cells of a CSV text, line by line; what guarded them from spreadsheets is taken off. */
export function cellsOf(text: string): string[][] {
  try {
    const lines: string[][] = parse(text, {
      delimiter: delimiterOf(text),
      relaxColumnCount: true,
      relaxQuotes: true,
      skipEmptyLines: true,
    })
    return lines
      .map(cells => cells.map(cell => unguarded(cell).replaceAll('\u0000', '')))
      .filter(cells => cells.some(cell => cell.trim()))
  } catch {
    throw new UnreadableFile('no_csv')
  }
}

// Excel still writes the old Windows letters unless it is told otherwise.
function decoded(bytes: ArrayBuffer): string {
  const [first, second] = new Uint8Array(bytes.slice(0, 2))
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

const delimiters = [',', ';', '\t', '|']

// What occurs most often in the line that names the columns; quoted names don't count.
function delimiterOf(text: string): string {
  const head = (text.split(/\r\n|\r|\n/, 1)[0] ?? '').replace(/"[^"]*"/g, '')
  const count = (delimiter: string) => head.split(delimiter).length
  return delimiters.reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best))
}
