/** A stored time, `2026-05-31 09:30:00.5` in UTC, as an ISO instant with milliseconds. */
export const instant = (text: string) =>
  `${text.slice(0, 10)}T${text.slice(11, 23).padEnd(12, text.length > 19 ? '0' : '.000')}Z`
