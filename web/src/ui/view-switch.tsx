import { useLingui } from '@lingui/react/macro'
import { SegmentedControl } from '@mantine/core'
import { readLocalStorageValue, useLocalStorage } from '@mantine/hooks'
import type { Icon } from '@tabler/icons-react'
import classes from './view-switch.module.css'

interface Props<View extends string> {
  views: { value: View; label: string; icon: Icon }[]
  value: View
  onChange: (view: View) => void
}

/** The same things seen in different ways: a board, a table. Stands at the end of the tools. */
export function ViewSwitch<View extends string>({ views, value, onChange }: Props<View>) {
  const { t } = useLingui()
  return (
    <SegmentedControl
      aria-label={t`View`}
      className={classes.switch}
      data={views.map(({ value, label, icon: Drawing }) => ({
        value,
        label: (
          <span className={classes.view} title={label}>
            <Drawing aria-hidden size={16} stroke={1.75} />
            <span className={classes.word}>{label}</span>
          </span>
        ),
      }))}
      onChange={next => onChange(next as View)}
      size="xs"
      value={value}
    />
  )
}

const keyOf = (name: string) => `steward-view-${name}`

/** The view that stands in the address, else the one looked at last on this device. */
export function useView<View extends string>(name: string, inAddress: View | undefined, first: View) {
  const [last, setLast] = useLocalStorage<View>({
    key: keyOf(name),
    defaultValue: first,
    getInitialValueInEffect: false,
  })
  return { view: inAddress ?? last, remember: setLast }
}

/** The same before the screen is drawn. */
export const viewAhead = <View extends string>(name: string, inAddress: View | undefined, first: View): View =>
  inAddress ?? readLocalStorageValue({ key: keyOf(name), defaultValue: first })
