import { Trans } from '@lingui/react/macro'
import { IconUpload } from '@tabler/icons-react'
import { type DragEvent, type ReactNode, useState } from 'react'
import classes from './file-drop.module.css'

interface Props {
  /** As an input has it: ".csv,text/csv". */
  accept: string
  onFile: (file: File) => void
  /** What kind of file, and how it should be. */
  children: ReactNode
}

/** Takes one file: chosen, or dropped here. */
export function FileDrop({ accept, onFile, children }: Props) {
  const [isOver, setOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const [file] = event.dataTransfer.files
    if (file) onFile(file)
  }
  return (
    <label
      className={classes.drop}
      data-over={isOver || undefined}
      onDragLeave={() => setOver(false)}
      onDragOver={event => {
        event.preventDefault()
        setOver(true)
      }}
      onDrop={drop}
    >
      <input
        accept={accept}
        className={classes.input}
        onChange={event => {
          const [file] = event.currentTarget.files ?? []
          // The same file again, once it was mended, is a change too.
          event.currentTarget.value = ''
          if (file) onFile(file)
        }}
        type="file"
      />
      <IconUpload aria-hidden size={22} stroke={1.5} />
      <span className={classes.title}>
        <Trans>Choose a file, or drop it here</Trans>
      </span>
      <span className={classes.words}>{children}</span>
    </label>
  )
}
