const scale = Number(process.env.PROOF_SCALE ?? 0.1)

/** How many of a proof's whole number are run: all by `npm run prove`, a tenth in `npm test`, or the `part` of that tenth which shows as much. */
export const scaled = (whole: number, part = 1) => Math.max(1, Math.round(whole * (scale < 1 ? scale * part : scale)))

/** The longest a proof may take, in milliseconds. */
export const PROOF_MS = 60_000 + 1_800_000 * scale

/** Prints what was seen, in one line. */
export const seen = (proof: string, figures: Record<string, string | number>) =>
  console.log(
    `${proof}: ${Object.entries(figures)
      .map(([name, value]) => `${name} ${value}`)
      .join(', ')}`,
  )

/** Runs work and tells how long it took. */
export async function timed<T>(work: () => Promise<T>): Promise<[T, string]> {
  const began = performance.now()
  const result = await work()
  return [result, `${((performance.now() - began) / 1000).toFixed(1)} s`]
}
