import { useLingui } from '@lingui/react/macro'
import { ActionIcon } from '@mantine/core'
import { IconFile, IconMicrophone, IconMovie, IconRefresh, IconX } from '@tabler/icons-react'
import { useFormats } from '../ui/formats.tsx'
import { useBlobAddress } from '../ui/use-blob-address.ts'
import classes from './attached-files.module.css'
import type { Attached, useUploads } from './uploads.ts'

/** The files that leave with the answer being written: how far each is, and a way to leave it out. */
export function AttachedFiles({ uploads }: { uploads: ReturnType<typeof useUploads> }) {
  const { t } = useLingui()
  if (uploads.items.length === 0) return null
  return (
    <ul aria-label={t`Files to be sent`} className={classes.files}>
      {uploads.items.map(item => (
        <AttachedFile
          item={item}
          key={item.key}
          onAgain={() => uploads.again(item)}
          onRemove={() => uploads.remove(item.key)}
        />
      ))}
    </ul>
  )
}

interface Props {
  item: Attached
  onAgain: () => void
  onRemove: () => void
}

function AttachedFile({ item: { file, progress, upload, problem }, onAgain, onRemove }: Props) {
  const { t } = useLingui()
  const { fileSize } = useFormats()
  const { name } = file
  return (
    <li className={classes.file} data-failed={problem ? true : undefined}>
      <Look file={file} />
      <span className={classes.about}>
        <span className={classes.name} dir="auto">
          {name}
        </span>
        <span className={classes.note} role={problem ? 'alert' : undefined}>
          {problem?.sentence ?? fileSize(file.size)}
        </span>
      </span>
      {problem && !problem.isFinal && (
        <ActionIcon aria-label={t`Upload ${name} again`} onClick={onAgain} size={24}>
          <IconRefresh aria-hidden size={16} stroke={1.75} />
        </ActionIcon>
      )}
      <ActionIcon aria-label={t`Remove ${name}`} onClick={onRemove} size={24}>
        <IconX aria-hidden size={16} stroke={1.75} />
      </ActionIcon>
      {!upload && !problem && <progress aria-label={t`Uploading …`} className={classes.progress} value={progress} />}
    </li>
  )
}

function Look({ file }: { file: File }) {
  const isPicture = /^image\/(png|jpeg|webp|gif)$/.test(file.type)
  const address = useBlobAddress(isPicture ? file : undefined)
  if (address) return <img alt="" className={classes.picture} src={address} />
  const Sign = file.type.startsWith('video/') ? IconMovie : file.type.startsWith('audio/') ? IconMicrophone : IconFile
  return <Sign aria-hidden className={classes.sign} size={20} stroke={1.5} />
}
