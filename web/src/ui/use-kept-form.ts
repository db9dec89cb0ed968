import { type UseFormInput, useForm } from '@mantine/form'
import { useState } from 'react'

const keyOf = (name: string) => `steward-form-${name}`

/** A form that is there again when its dialog was closed by accident or the page was reloaded; until it is sent. */
export function useKeptForm<Values extends Record<string, unknown>>(name: string, input: UseFormInput<Values>) {
  const [kept, setKept] = useState(() => read<Values>(name))
  const form = useForm<Values>({
    ...input,
    initialValues: { ...input.initialValues, ...kept } as Values,
    onValuesChange: values => sessionStorage.setItem(keyOf(name), JSON.stringify(values)),
  })
  const forget = () => {
    sessionStorage.removeItem(keyOf(name))
    setKept(undefined)
  }
  return {
    form,
    /** What was typed earlier stands in it. */
    isKept: kept !== undefined,
    forget,
    startOver: () => {
      form.setValues(input.initialValues as Values)
      form.clearErrors()
      forget()
    },
  }
}

function read<Values>(name: string): Partial<Values> | undefined {
  try {
    const text = sessionStorage.getItem(keyOf(name))
    return text ? (JSON.parse(text) as Partial<Values>) : undefined
  } catch {
    return undefined
  }
}
