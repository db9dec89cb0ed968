import { Menu } from '@mantine/core'
import { useUncontrolled } from '@mantine/hooks'
import { IconDots } from '@tabler/icons-react'
import {
  type ComponentProps,
  type CSSProperties,
  type ReactNode,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import classes from './dots-menu.module.css'

interface Props {
  /** What can be done with what, for screen readers: "Actions for Bakery". */
  label: string
  size?: number
  className?: string | undefined
  tabIndex?: number
  /** Where a key of its own opens it too. */
  opened?: boolean
  onChange?: (isOpen: boolean) => void
  /** Menu.Item elements. */
  children: ReactNode
}

/** Three dots, and the menu behind them. A list has dozens, and a menu costs more than its row: it is made when it is first opened. */
export function DotsMenu({ label, size = 28, className, tabIndex, opened, onChange, children }: Props) {
  const [isOpen, setOpen] = useUncontrolled({ value: opened, defaultValue: false, onChange })
  const [wasOpen, setWasOpen] = useState(isOpen)
  if (isOpen && !wasOpen) setWasOpen(true)
  const button: DotsProps = { 'aria-label': label, className, size, tabIndex }
  if (!wasOpen) return <Dots {...button} aria-haspopup="menu" onClick={() => setOpen(true)} />
  return (
    <MadeMenu button={button} isOpen={isOpen} onChange={setOpen}>
      {children}
    </MadeMenu>
  )
}

type DotsProps = ComponentProps<'button'> & { size: number }

// A plain button: one of the library's is dear as well where there are so many.
const Dots = ({ size, className = '', ...button }: DotsProps) => (
  <button
    {...button}
    className={`${classes.dots} ${className}`}
    style={{ '--dots-size': `${size}px` } as CSSProperties}
    type="button"
  >
    <IconDots aria-hidden size={size > 20 ? 16 : 14} stroke={1.75} />
  </button>
)

interface MadeProps {
  button: DotsProps
  isOpen: boolean
  onChange: (isOpen: boolean) => void
  children: ReactNode
}

function MadeMenu({ button, isOpen, onChange, children }: MadeProps) {
  const dots = useRef<HTMLButtonElement>(null)
  // It opens once it stands, which tells it where the focus goes back to, and once the key that asked for it is over: to an open
  // menu that would be a key beside it, and close it.
  const [stands, setStands] = useState(false)
  useEffect(() => {
    const frame = requestAnimationFrame(() => setStands(true))
    return () => cancelAnimationFrame(frame)
  }, [])
  // The button that was clicked went with the click, and the focus with it.
  useLayoutEffect(() => {
    if (document.activeElement === document.body) dots.current?.focus()
  }, [])
  return (
    <Menu onChange={onChange} opened={isOpen && stands} position="bottom-end">
      <Menu.Target>
        <Dots {...button} ref={dots} />
      </Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  )
}
