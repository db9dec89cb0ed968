import { useFormats } from './formats.tsx'

/** A calendar day, `YYYY-MM-DD`, short; the full one on hover. */
export function Day({ value }: { value: string }) {
  const formats = useFormats()
  return (
    <time className="numbers" dateTime={value} title={formats.fullDay(value)}>
      {formats.day(value)}
    </time>
  )
}
