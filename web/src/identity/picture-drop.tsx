import { Trans, useLingui } from '@lingui/react/macro'
import { Button, FileButton, Group } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconCamera, IconPhoto } from '@tabler/icons-react'
import { type DragEvent, type ReactNode, useEffect, useEffectEvent, useState } from 'react'
import classes from './picture.module.css'

interface Props {
  /** What there is now. */
  children: ReactNode
  error: ReactNode
  onChoose: (file: File) => void
}

// Phones hand over their own formats as JPEG when asked for these.
const KINDS = 'image/png,image/jpeg,image/webp'

/** A picture from a file, from the camera, dropped here or pasted. */
export function PictureDrop({ children, error, onChoose }: Props) {
  const { t } = useLingui()
  const [isOver, setOver] = useState(false)
  const hasCamera = useMediaQuery('(pointer: coarse)')
  const take = (files: FileList | undefined) => {
    const file = [...(files ?? [])].find(({ type }) => type.startsWith('image/'))
    if (file) onChoose(file)
  }
  const paste = useEffectEvent((event: ClipboardEvent) => take(event.clipboardData?.files))
  useEffect(() => {
    const listen = (event: ClipboardEvent) => paste(event)
    document.addEventListener('paste', listen)
    return () => document.removeEventListener('paste', listen)
  }, [])
  const onDrag = (event: DragEvent) => {
    event.preventDefault()
    setOver(event.type === 'dragover')
    if (event.type === 'drop') take(event.dataTransfer.files)
  }
  return (
    <fieldset
      aria-label={t`New picture`}
      className={classes.drop}
      data-over={isOver || undefined}
      onDragLeave={onDrag}
      onDragOver={onDrag}
      onDrop={onDrag}
    >
      {children}
      <Group gap={8} justify="center">
        <FileButton accept={KINDS} onChange={file => file && onChoose(file)}>
          {props => (
            <Button {...props} data-autofocus leftSection={<IconPhoto aria-hidden size={16} stroke={1.75} />}>
              <Trans>Choose a picture</Trans>
            </Button>
          )}
        </FileButton>
        {hasCamera && (
          <FileButton accept={KINDS} capture="user" onChange={file => file && onChoose(file)}>
            {props => (
              <Button {...props} leftSection={<IconCamera aria-hidden size={16} stroke={1.75} />} variant="default">
                <Trans>Take one</Trans>
              </Button>
            )}
          </FileButton>
        )}
      </Group>
      {error ? (
        <p className={classes.error} role="alert">
          {error}
        </p>
      ) : (
        <p className={classes.hint}>
          <Trans>Or drop one here, or paste it. Everybody in the company sees it.</Trans>
        </p>
      )}
    </fieldset>
  )
}
