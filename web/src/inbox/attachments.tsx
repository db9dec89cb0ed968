import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import type { Attachment } from '@steward/contract/inbox/conversations.ts'
import {
  type Icon,
  IconAddressBook,
  IconFile,
  IconLayoutList,
  IconLink,
  IconMapPin,
  IconMicrophone,
  IconMovie,
  IconPhoto,
  IconQuestionMark,
  IconSticker2,
} from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { api } from '../platform/api.ts'
import { useFormats } from '../ui/formats.tsx'
import classes from './attachments.module.css'
import { useRefresh } from './conversations.ts'

const PictureViewer = lazy(() => import('./picture-viewer.tsx'))

/** A picture that can be shown: one without an address is told about like any other file. */
export interface Picture {
  id: string
  url: string
  thumbnailUrl: string | undefined
  /** Width by height, where it is known. */
  ratio: number | undefined
  name: string | undefined
}

// What a customer sends names its own address: nothing but the web is opened, and what this server itself keeps.
const webAddress = (url: string | undefined) => (url && /^(https?:\/\/|\/[a-z])/i.test(url) ? url : undefined)

const pictureOf = ({ id, type, url, thumbnailUrl, width, height, name }: Attachment): Picture | undefined => {
  const address = webAddress(url)
  const ratio = width && height ? width / height : undefined
  return type === 'image' && address ? { id, url: address, thumbnailUrl, ratio, name } : undefined
}

/** What the customer could press. */
export function Choices({ attachments }: { attachments: Attachment[] }) {
  const { t } = useLingui()
  const choices = attachments.flatMap(({ choices }) => choices ?? [])
  if (choices.length === 0) return null
  return (
    <ul aria-label={t`To press`} className={classes.choices}>
      {choices.map(choice => (
        <li dir="auto" key={choice}>
          {choice}
        </li>
      ))}
    </ul>
  )
}

/** Everything that came with a message: pictures side by side, the rest one below the other. */
export function Attachments({ attachments, messageId }: { attachments: Attachment[]; messageId: string }) {
  const pictures = attachments.flatMap(attachment => pictureOf(attachment) ?? [])
  const others = attachments.filter(attachment => !pictureOf(attachment))
  return (
    <>
      {pictures.length > 0 && <Pictures pictures={pictures} />}
      {others.map(attachment => (
        <Part attachment={attachment} key={attachment.id} messageId={messageId} />
      ))}
    </>
  )
}

const IN_SIGHT = 4

// A panorama or a receipt is cut rather than shown as a thread.
const shape = ({ ratio }: Picture) => ({ aspectRatio: ratio ? Math.min(Math.max(ratio, 0.7), 2) : 4 / 3 })

function Pictures({ pictures }: { pictures: Picture[] }) {
  const { t } = useLingui()
  const [shown, setShown] = useState<number>()
  const rest = pictures.length - IN_SIGHT
  return (
    <>
      <div className={classes.pictures} data-count={Math.min(pictures.length, IN_SIGHT)}>
        {pictures.slice(0, IN_SIGHT).map((picture, at) => (
          <button
            aria-label={t`Enlarge ${picture.name ?? t`picture`}`}
            className={classes.picture}
            key={picture.id}
            onClick={() => setShown(at)}
            style={pictures.length === 1 ? shape(picture) : undefined}
            type="button"
          >
            <img alt="" loading="lazy" src={picture.thumbnailUrl ?? picture.url} />
            {at === IN_SIGHT - 1 && rest > 0 && <span className={classes.rest}>+{rest}</span>}
          </button>
        ))}
      </div>
      {shown !== undefined && (
        <Suspense>
          <PictureViewer first={shown} onClose={() => setShown(undefined)} pictures={pictures} />
        </Suspense>
      )}
    </>
  )
}

/** A file that is not here, or not yet: why, and what can be done about it. */
function Absent({ attachment, messageId }: { attachment: Attachment; messageId: string }) {
  const { t } = useLingui()
  const refresh = useRefresh()
  const again = useMutation(api.inbox.conversations.fetchFiles.mutationOptions({ onSuccess: refresh }))
  const { type, name, state, trouble, unavailable } = attachment
  const kinds = {
    image: [IconPhoto, t`Picture`],
    sticker: [IconSticker2, t`Sticker`],
    video: [IconMovie, t`Video`],
    audio: [IconMicrophone, t`Voice message`],
  } as const
  const [icon, word] = kinds[type as keyof typeof kinds] ?? [IconFile, t`File`]
  const troubles = {
    unreachable: t`It could not be fetched from the channel`,
    gone: t`The channel no longer has it`,
    too_large: t`Too large to be kept here; see it in the channel’s own app`,
    damaged: t`It came damaged`,
    no_room: t`The company has no room for more files; an administrator can make some`,
  }
  if (state === 'fetching') return <Card icon={icon} note={t`Being fetched …`} title={name ?? word} />
  const note = unavailable ? t`The channel could not get it` : t`Not kept here; see it in the channel’s own app`
  return (
    <Card icon={icon} note={trouble ? troubles[trouble] : note} title={name ?? word}>
      {trouble && trouble !== 'too_large' && (
        <Button
          className={classes.again}
          color="gray"
          loading={again.isPending}
          onClick={() => again.mutate({ id: messageId })}
          size="compact-xs"
          variant="default"
        >
          <Trans>Fetch it again</Trans>
        </Button>
      )}
    </Card>
  )
}

const files: Attachment['type'][] = ['image', 'sticker', 'video', 'audio', 'file']

function Part({ attachment, messageId }: { attachment: Attachment; messageId: string }) {
  const { t } = useLingui()
  const { fileSize } = useFormats()
  const { type, name, latitude, longitude, address, phones = [], emails = [], size } = attachment
  const url = webAddress(attachment.url)
  if (files.includes(type) && !url) return <Absent attachment={attachment} messageId={messageId} />
  switch (type) {
    case 'sticker':
      return <img alt={name ?? t`Sticker`} className={classes.sticker} loading="lazy" src={url} />
    case 'video':
      return (
        // biome-ignore lint/a11y/useMediaCaption: what customers film has no captions
        <video aria-label={name ?? t`Video`} className={classes.video} controls preload="metadata" src={url} />
      )
    case 'audio':
      return (
        // biome-ignore lint/a11y/useMediaCaption: what customers say has no captions
        <audio aria-label={name ?? t`Voice message`} className={classes.audio} controls preload="metadata" src={url} />
      )
    case 'file':
      return (
        <Card
          download={name ?? true}
          href={url}
          icon={IconFile}
          note={size ? fileSize(size) : undefined}
          title={name ?? t`File`}
        />
      )
    case 'location': {
      const isKnown = latitude !== undefined && longitude !== undefined
      const map = `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=16/${latitude}/${longitude}`
      return (
        <Card
          href={isKnown ? map : url}
          icon={IconMapPin}
          note={address ?? (isKnown ? t`Open the map` : undefined)}
          title={name ?? t`A place on the map`}
        />
      )
    }
    case 'contact':
      return (
        <Card icon={IconAddressBook} title={name ?? t`Contact`}>
          {[...phones.map(phone => ['tel', phone]), ...emails.map(email => ['mailto', email])].map(([scheme, to]) => (
            <a className={classes.note} dir="ltr" href={`${scheme}:${to?.replaceAll(/\s/g, '')}`} key={to}>
              {to}
            </a>
          ))}
        </Card>
      )
    case 'link':
      return <Card href={url} icon={IconLink} note={url && new URL(url).hostname} title={name ?? t`Link`} />
    case 'template':
      return (
        <Card
          href={url}
          icon={IconLayoutList}
          note={attachment.id === 'template' ? t`Approved template` : t`Message with buttons`}
          title={name ?? t`Message with buttons`}
        />
      )
    default:
      return (
        <Card
          icon={IconQuestionMark}
          note={t`See it in the channel’s own app`}
          title={<Trans>Something this inbox cannot show</Trans>}
        />
      )
  }
}

interface CardProps {
  icon: Icon
  title: ReactNode
  note?: string | undefined
  href?: string | undefined
  /** Saved under this name rather than opened. */
  download?: string | true
  children?: ReactNode
}

function Card({ icon: Sign, title, note, href, download, children }: CardProps) {
  const inside = (
    <>
      <Sign aria-hidden className={classes.sign} size={20} stroke={1.5} />
      <span className={classes.about}>
        <span className={classes.title} dir="auto">
          {title}
        </span>
        {note && note !== title && <span className={classes.note}>{note}</span>}
        {children}
      </span>
    </>
  )
  return href ? (
    <a className={classes.card} download={download} href={href} rel="noreferrer" target="_blank">
      {inside}
    </a>
  ) : (
    <div className={classes.card}>{inside}</div>
  )
}
