import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Group, Modal } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useFace } from '../ui/faces.ts'
import { PersonAvatar } from '../ui/person-avatar.tsx'
import { toast } from '../ui/toast.tsx'
import { usePicture } from './picture.ts'
import { PictureCrop } from './picture-crop.tsx'
import { PictureDrop } from './picture-drop.tsx'

interface Props {
  userId: string
  id: string
  name: string
  /** The picture there is, where the faces of the company are not to be seen. */
  picture?: string | null
  onClose: () => void
}

/** Chooses a picture, then what of it is shown. */
export default function PictureDialog({ userId, id, name, picture: own, onClose }: Props) {
  const { t } = useLingui()
  const { set, remove } = usePicture(userId)
  const picture = useFace(id).picture ?? own
  const [chosen, setChosen] = useState<Blob>()
  const [isUnreadable, setUnreadable] = useState(false)
  const source = useObjectUrl(chosen)
  const save = (square: Blob) =>
    set.mutate(square, {
      onSuccess: () => {
        toast(t`Picture saved`)
        onClose()
      },
    })
  const takeAway = async () => {
    const former = await fetch(picture as string).then(response => response.blob())
    await remove.mutateAsync()
    toast(t`Picture removed`, { undo: () => set.mutate(former) })
    onClose()
  }
  return (
    <Modal onClose={onClose} opened size={440} title={t`Picture of ${name}`}>
      {source ? (
        <PictureCrop
          isWorking={set.isPending}
          onBack={() => setChosen(undefined)}
          onSave={save}
          onUnreadable={() => {
            setChosen(undefined)
            setUnreadable(true)
          }}
          source={source}
        />
      ) : (
        <>
          <PictureDrop
            error={isUnreadable && <Trans>This picture cannot be read. Try a PNG, JPEG or WebP.</Trans>}
            onChoose={file => {
              setUnreadable(false)
              setChosen(file)
            }}
          >
            <PersonAvatar decorative id={id} name={name} picture={picture} size={96} />
          </PictureDrop>
          {picture && (
            <Group justify="center" mt={12}>
              <Button
                color="gray"
                loading={remove.isPending}
                onClick={() => void takeAway().catch(() => undefined)}
                size="compact-sm"
                variant="subtle"
              >
                <Trans>Remove picture</Trans>
              </Button>
            </Group>
          )}
        </>
      )}
    </Modal>
  )
}

function useObjectUrl(blob: Blob | undefined) {
  const [url, setUrl] = useState<string>()
  useEffect(() => {
    if (!blob) return setUrl(undefined)
    const made = URL.createObjectURL(blob)
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [blob])
  return url
}
