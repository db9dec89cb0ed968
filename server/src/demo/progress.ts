const WIDTH = 28
const STEP_MS = 12 * 3600_000

/** Shows how far the demo is: a bar that moves in a terminal, a line for every month elsewhere. */
export function progressOf(first: Date, last: Date, out: NodeJS.WriteStream = process.stdout) {
  const months = new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric' })
  let shown = ''
  let told = 0
  return {
    at(moment: Date) {
      const share = Math.min(1, (moment.getTime() - first.getTime()) / (last.getTime() - first.getTime()))
      if (moment.getTime() - told < STEP_MS) return
      told = moment.getTime()
      const month = months.format(moment)
      if (!out.isTTY) {
        if (month !== shown) out.write(`Filling the demo company: ${month}\n`)
        shown = month
        return
      }
      const full = Math.round(share * WIDTH)
      const line = `Filling the demo company  ${'█'.repeat(full)}${'░'.repeat(WIDTH - full)}  ${month}`
      if (line !== shown) out.write(`\r\x1b[2K${line}`)
      shown = line
    },
    done() {
      if (out.isTTY) out.write('\r\x1b[2K')
    },
  }
}
