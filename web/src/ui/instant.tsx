import { useFormats } from './formats.tsx'

/** A moment in the company's time zone; the full one on hover. `time` shows the clock alone. */
export function Instant({ value, time }: { value: string; time?: boolean }) {
  const formats = useFormats()
  return (
    <time className="numbers" dateTime={value} title={formats.fullInstant(value)}>
      {time ? formats.time(value) : formats.instant(value)}
    </time>
  )
}
