import { Textarea, type TextareaProps } from '@mantine/core'

/** A few lines: an address, or how somebody is reached. Grows with them. */
export const LinesField = (field: TextareaProps) => (
  <Textarea autosize maxLength={1000} maxRows={6} minRows={2} {...field} />
)
