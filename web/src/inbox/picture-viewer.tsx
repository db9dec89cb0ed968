import { Trans, useLingui } from '@lingui/react/macro'
import { ActionIcon, Modal } from '@mantine/core'
import {
  IconChevronLeft,
  IconChevronRight,
  IconExternalLink,
  IconX,
  IconZoomIn,
  IconZoomOut,
} from '@tabler/icons-react'
import { type KeyboardEvent, useState } from 'react'
import type { Picture } from './attachments.tsx'
import classes from './picture-viewer.module.css'

const ZOOMS = [1, 1.5, 2, 3, 4]

interface Props {
  pictures: Picture[]
  first: number
  onClose: () => void
}

/** One picture at a time over everything: arrows lead on, plus and minus zoom, Escape ends it. */
export default function PictureViewer({ pictures, first, onClose }: Props) {
  const { t } = useLingui()
  const [at, setAt] = useState(first)
  const [zoom, setZoom] = useState(0)
  const picture = pictures[at] as Picture
  const isMirrored = document.documentElement.dir === 'rtl'
  const step = (by: number) => {
    setZoom(0)
    setAt((at + by + pictures.length) % pictures.length)
  }
  const closer = (by: number) => setZoom(Math.min(Math.max(zoom + by, 0), ZOOMS.length - 1))
  const onKeyDown = ({ key }: KeyboardEvent) => {
    const keys: Record<string, () => void> = {
      ArrowRight: () => step(isMirrored ? -1 : 1),
      ArrowLeft: () => step(isMirrored ? 1 : -1),
      '+': () => closer(1),
      '=': () => closer(1),
      '-': () => closer(-1),
      '0': () => setZoom(0),
    }
    keys[key]?.()
  }
  const several = pictures.length > 1
  return (
    <Modal
      attributes={{ content: { 'aria-label': t`Pictures` } }}
      classNames={{ content: classes.content, body: classes.body }}
      fullScreen
      onClose={onClose}
      onKeyDown={onKeyDown}
      opened
      padding={0}
      radius={0}
      withCloseButton={false}
    >
      <div className={classes.bar}>
        <span className={classes.name} dir="auto">
          {picture.name}
        </span>
        {several && (
          <span className="numbers">
            <Trans>
              {at + 1} of {pictures.length}
            </Trans>
          </span>
        )}
        <ActionIcon aria-label={t`Smaller`} disabled={zoom === 0} onClick={() => closer(-1)}>
          <IconZoomOut aria-hidden size={20} stroke={1.75} />
        </ActionIcon>
        <ActionIcon aria-label={t`Larger`} disabled={zoom === ZOOMS.length - 1} onClick={() => closer(1)}>
          <IconZoomIn aria-hidden size={20} stroke={1.75} />
        </ActionIcon>
        <ActionIcon
          aria-label={t`Open in a tab of its own`}
          component="a"
          href={picture.url}
          rel="noreferrer"
          target="_blank"
        >
          <IconExternalLink aria-hidden size={20} stroke={1.75} />
        </ActionIcon>
        <ActionIcon aria-label={t`Close`} data-autofocus onClick={onClose}>
          <IconX aria-hidden size={20} stroke={1.75} />
        </ActionIcon>
      </div>
      <div className={classes.stage} data-zoomed={zoom > 0 || undefined}>
        <button
          aria-label={zoom > 0 ? t`Fit into the window` : t`Larger`}
          className={classes.frame}
          onClick={() => setZoom(zoom > 0 ? 0 : 2)}
          style={{ width: `${(ZOOMS[zoom] as number) * 100}%`, height: `${(ZOOMS[zoom] as number) * 100}%` }}
          tabIndex={-1}
          type="button"
        >
          <img alt={picture.name ?? t`Picture`} src={picture.url} />
        </button>
      </div>
      {several && (
        <>
          <ActionIcon aria-label={t`Previous picture`} className={classes.before} onClick={() => step(-1)} size={44}>
            <IconChevronLeft aria-hidden size={28} stroke={1.75} />
          </ActionIcon>
          <ActionIcon aria-label={t`Next picture`} className={classes.after} onClick={() => step(1)} size={44}>
            <IconChevronRight aria-hidden size={28} stroke={1.75} />
          </ActionIcon>
        </>
      )}
    </Modal>
  )
}
