import { useFormats } from '../ui/formats.tsx'
import { lengthOf, type Span } from '../ui/periods.ts'

export interface ReportPeriod {
  now: Span
  before: Span
}

/** How much more or less than before, in whole percent; nothing where there was nothing before. */
export function changeOf(now: string | number, before: string | number): number | undefined {
  const [later, earlier] = [Number(now), Number(before)]
  return earlier > 0 ? Math.round((100 * (later - earlier)) / earlier) : undefined
}

export const shareOf = (part: string | number, whole: string | number) =>
  Number(whole) > 0 ? Math.round((100 * Number(part)) / Number(whole)) : 0

/** How the steps of a period are called: months by name, weeks and days by day. */
export function useStepNames() {
  const { month, day, span, fullDay } = useFormats()
  return (step: Span) => {
    const days = lengthOf(step)
    if (days === 1) return { key: step.from, label: day(step.from), title: fullDay(step.from) }
    // The first and the last step of a period may be a part of a month or a week.
    if (days > 7 || isWholeMonth(step))
      return { key: step.from, label: month(step.from), title: month(step.from, true) }
    return { key: step.from, label: day(step.from), title: span(step) }
  }
}

const isWholeMonth = ({ from, to }: Span) => from.endsWith('-01') && Number(to.slice(8)) >= 28
