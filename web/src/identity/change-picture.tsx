import { useLingui } from '@lingui/react/macro'
import { UnstyledButton } from '@mantine/core'
import { IconCamera } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { PersonAvatar } from '../ui/person-avatar.tsx'
import classes from './picture.module.css'

// Cropping comes with whoever wants to crop.
const PictureDialog = lazy(() => import('./picture-dialog.tsx'))

interface Props {
  userId: string
  /** The employee's, which the colour comes from. */
  id: string
  name: string
  size: number
}

/** Somebody's picture, and a way to another one. */
export function ChangePicture({ userId, id, name, size }: Props) {
  const { t } = useLingui()
  const [opened, setOpened] = useState(false)
  return (
    <>
      <UnstyledButton
        aria-label={t`Change the picture of ${name}`}
        className={classes.change}
        onClick={() => setOpened(true)}
      >
        <PersonAvatar decorative id={id} name={name} size={size} />
        <span aria-hidden className={classes.camera}>
          <IconCamera size={14} stroke={1.75} />
        </span>
      </UnstyledButton>
      {opened && (
        <Suspense>
          <PictureDialog id={id} name={name} onClose={() => setOpened(false)} userId={userId} />
        </Suspense>
      )}
    </>
  )
}
