import { Trans, useLingui } from '@lingui/react/macro'
import { ActionIcon, Button, Group, Slider, Tooltip } from '@mantine/core'
import { IconRotateClockwise } from '@tabler/icons-react'
import { useState } from 'react'
import Cropper, { type Area } from 'react-easy-crop'
import 'react-easy-crop/react-easy-crop.css'
import classes from './picture.module.css'

interface Props {
  /** Address of the picture that was chosen. */
  source: string
  isWorking: boolean
  onSave: (square: Blob) => void
  onBack: () => void
  onUnreadable: () => void
}

// Sent larger than it is kept; the server draws it anew.
const SIDE = 512

/** Moves, zooms and turns a picture under a round window. */
export function PictureCrop({ source, isWorking, onSave, onBack, onUnreadable }: Props) {
  const { t } = useLingui()
  const [crop, setCrop] = useState({ x: 0, y: 0 })
  const [zoom, setZoom] = useState(1)
  const [rotation, setRotation] = useState(0)
  const [area, setArea] = useState<Area>()
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        if (area) void squareOf(source, area, rotation).then(onSave, onUnreadable)
      }}
    >
      <div className={classes.stage} dir="ltr">
        <Cropper
          aspect={1}
          crop={crop}
          cropperProps={{ 'aria-label': t`What is shown: move it with the arrow keys`, role: 'application' }}
          cropShape="round"
          disableAutomaticStylesInjection
          image={source}
          keyboardStep={4}
          maxZoom={4}
          mediaProps={{ alt: '', onError: onUnreadable }}
          onCropChange={setCrop}
          onCropComplete={(_, pixels) => setArea(pixels)}
          onZoomChange={setZoom}
          rotation={rotation}
          showGrid={false}
          zoom={zoom}
        />
      </div>
      <Group gap={12} mt={16} wrap="nowrap">
        <Slider
          data-autofocus
          flex={1}
          label={null}
          max={4}
          min={1}
          onChange={setZoom}
          step={0.05}
          thumbLabel={t`Zoom`}
          value={zoom}
        />
        <Tooltip label={t`Turn`}>
          <ActionIcon aria-label={t`Turn`} onClick={() => setRotation(before => (before + 90) % 360)}>
            <IconRotateClockwise aria-hidden size={18} stroke={1.75} />
          </ActionIcon>
        </Tooltip>
      </Group>
      <Group gap={8} justify="flex-end" mt={24}>
        <Button onClick={onBack} variant="default">
          <Trans>Another one</Trans>
        </Button>
        <Button disabled={!area} loading={isWorking} type="submit">
          <Trans>Save picture</Trans>
        </Button>
      </Group>
    </form>
  )
}

/** The part of the picture that shows through the window, turned as on the screen. */
async function squareOf(source: string, area: Area, rotation: number): Promise<Blob> {
  const image = new Image()
  image.src = source
  await image.decode()
  const { naturalWidth: width, naturalHeight: height } = image
  const isLying = rotation % 180 !== 0
  const canvas = document.createElement('canvas')
  canvas.width = SIDE
  canvas.height = SIDE
  const pen = canvas.getContext('2d') as CanvasRenderingContext2D
  // What is see-through becomes white, as JPEG has no such thing.
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, SIDE, SIDE)
  pen.scale(SIDE / area.width, SIDE / area.height)
  pen.translate((isLying ? height : width) / 2 - area.x, (isLying ? width : height) / 2 - area.y)
  pen.rotate((rotation * Math.PI) / 180)
  pen.drawImage(image, -width / 2, -height / 2)
  return new Promise((resolve, reject) =>
    canvas.toBlob(blob => (blob ? resolve(blob) : reject(new Error('No picture came of it'))), 'image/jpeg', 0.92),
  )
}
