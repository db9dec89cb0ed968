// A spreadsheet would run a cell that begins like these (OWASP: CSV injection), full-width twins too. Quotes before it belong to
// it: a text that came in with one gets another, so that taking one off gives back what was there.
const startsFormula = /^'*[=+\-@\t\r\n＝＋－＠]/
const isNumber = /^-?\d+(\.\d+)?$/

/** A cell as it leaves in a CSV file: what a spreadsheet would run gets a quote in front, plain numbers stay numbers. */
export const guarded = (cell: string): string => (startsFormula.test(cell) && !isNumber.test(cell) ? `'${cell}` : cell)

/** Takes that one quote off again: `unguarded(guarded(cell))` is the cell. */
export const unguarded = (cell: string): string =>
  cell.startsWith("'") && startsFormula.test(cell) ? cell.slice(1) : cell
