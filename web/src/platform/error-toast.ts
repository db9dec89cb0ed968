import { i18n } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { toastError } from '../ui/toast.tsx'
import { isProblem } from './problem.ts'
import { refusalSentences } from './refusal-sentences.ts'

/** The sentence for a person: why it failed and what to do. */
export function sentenceOf(error: unknown): string {
  if (!isProblem(error)) return i18n._(msg`Something went wrong on this page. Load it again.`)
  if (error.code === 'BAD_INPUT' && error.errors.length) return error.errors.map(({ message }) => message).join(' · ')
  const sentence = refusalSentences[error.code]
  return sentence ? i18n._(sentence.id, (error.data ?? {}) as Record<string, unknown>, sentence) : error.detail
}

/** Says what failed in a toast, with the request id to hand on when the fault is ours. */
export function showProblem(error: unknown): void {
  const ours = isProblem(error) && error.status >= 500
  toastError(sentenceOf(error), ours ? error.requestId : undefined)
}

/** What is wrong with each field, for `form.setErrors`. Paths are those of the form: `admin.email`. */
export function fieldErrors(error: unknown): Record<string, string> {
  if (!isProblem(error)) return {}
  return Object.fromEntries(error.errors.map(({ path, message }) => [path, message]))
}
