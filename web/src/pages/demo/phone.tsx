import { Trans, useLingui } from '@lingui/react/macro'
import { ActionIcon, Skeleton } from '@mantine/core'
import type { PhoneMessage, PhoneThread, Phone as Whose } from '@steward/contract/demo.ts'
import { IconArrowLeft, IconBuildingStore } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useChannelName } from '../../inbox/channel-badge.tsx'
import { sentenceOf } from '../../platform/error-toast.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { useFormats } from '../../ui/formats.tsx'
import { Bubble } from './bubble.tsx'
import classes from './phone.module.css'
import { PhoneComposer } from './phone-composer.tsx'
import { useSay, useSendPhoto, useThread } from './phones.ts'

/** What was written here and is not on the phone yet. */
interface Outgoing {
  key: number
  text: string
  externalId?: string
  problem?: string
}

/** A customer's phone: the company's messages on one side, one's own on the other. */
export function Phone({ phone }: { phone: Whose }) {
  const { t } = useLingui()
  const { data: thread, error, refetch } = useThread(phone)
  const { outgoing, say, sendPhoto } = useOutgoing(phone, thread)
  const [answered, setAnswered] = useState<PhoneMessage>()
  const send = (text: string) => {
    say(text, answered?.externalId ?? undefined)
    setAnswered(undefined)
  }
  return (
    <section aria-label={t`Phone`} className={classes.phone} data-channel={phone.channel}>
      <Head phone={phone} thread={thread} />
      {!thread && error && (
        <div className={classes.messages}>
          <ErrorState onRetry={() => void refetch()}>{sentenceOf(error)}</ErrorState>
        </div>
      )}
      {!thread && !error && (
        <div className={classes.messages}>
          <Skeleton height={40} radius="lg" width="60%" />
        </div>
      )}
      {thread && <Messages onAnswer={setAnswered} outgoing={outgoing} phone={phone} thread={thread} />}
      <PhoneComposer answered={answered} onForget={() => setAnswered(undefined)} onPhoto={sendPhoto} onSend={send} />
    </section>
  )
}

function Head({ phone, thread }: { phone: Whose; thread: PhoneThread | undefined }) {
  const { t } = useLingui()
  const nameOf = useChannelName()
  const customer = thread?.person.name ?? t`Somebody`
  const channel = nameOf(phone.channel)
  return (
    <header className={classes.head}>
      <ActionIcon
        aria-label={t`Back to the customers`}
        className={classes.back}
        renderRoot={props => <Link {...props} search={{}} to="/demo/customer" />}
      >
        <IconArrowLeft aria-hidden size={20} stroke={1.75} />
      </ActionIcon>
      <span aria-hidden className={classes.shop}>
        <IconBuildingStore size={20} stroke={1.75} />
      </span>
      <div className={classes.who}>
        <h2>{thread?.company ?? channel}</h2>
        <p>{thread ? t`${channel} · you are ${customer}` : ' '}</p>
      </div>
    </header>
  )
}

interface MessagesProps {
  phone: Whose
  thread: PhoneThread
  outgoing: Outgoing[]
  onAnswer: (message: PhoneMessage) => void
}

function Messages({ phone, thread, outgoing, onAnswer }: MessagesProps) {
  const { t } = useLingui()
  const { dayOf, fullDay, today } = useFormats()
  const { messages, isTyping } = thread
  const end = useRef<HTMLDivElement>(null)
  const last = `${messages.at(-1)?.id} ${outgoing.length} ${isTyping}`
  // biome-ignore lint/correctness/useExhaustiveDependencies: moves when something new stands at the end
  useEffect(() => void end.current?.scrollIntoView({ block: 'nearest' }), [last])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reached by keyboard
    <div aria-label={t`Messages`} aria-live="polite" className={classes.messages} role="log" tabIndex={0}>
      {messages.length === 0 && outgoing.length === 0 && (
        <p className={classes.hint}>
          <Trans>Say hello: your first message opens a conversation in the inbox.</Trans>
        </p>
      )}
      {messages.map((message, i) => {
        const day = dayOf(message.at)
        const before = messages[i - 1]
        return (
          <div className={classes.slot} key={message.id}>
            {(!before || dayOf(before.at) !== day) && (
              <p className={classes.day}>{day === today ? t`Today` : fullDay(day)}</p>
            )}
            <Bubble
              message={message}
              onAnswer={() => onAnswer(message)}
              phone={phone}
              quoted={messages.find(({ externalId }) => externalId && externalId === message.replyTo)}
            />
          </div>
        )
      })}
      {outgoing.map(({ key, text, problem }) => (
        <div className={classes.mine} key={key}>
          <div className={classes.bubble} data-mine data-waiting>
            <div dir="auto">{text}</div>
          </div>
          <div className={classes.state} data-failed={problem ? true : undefined}>
            {problem ?? <Trans>sending …</Trans>}
          </div>
        </div>
      ))}
      {isTyping && (
        <div className={classes.theirs}>
          <div aria-label={t`${thread.company} is typing`} className={classes.bubble} role="img">
            <span className={classes.dots}>
              <i />
              <i />
              <i />
            </span>
          </div>
        </div>
      )}
      <div ref={end} />
    </div>
  )
}

let count = 0

// What one wrote stands there at once, until the phone has it from the company's side.
function useOutgoing(phone: Whose, thread: PhoneThread | undefined) {
  const { t } = useLingui()
  const [all, setAll] = useState<Outgoing[]>([])
  const speak = useSay(phone)
  const photo = useSendPhoto(phone)
  const arrived = new Set(thread?.messages.map(({ externalId }) => externalId))

  const send = async (text: string, sending: () => Promise<{ externalId: string }>) => {
    const key = ++count
    const change = (more: Partial<Outgoing>) =>
      setAll(now => now.map(one => (one.key === key ? { ...one, ...more } : one)))
    setAll(now => [...now, { key, text }])
    await sending().then(
      ({ externalId }) => change({ externalId }),
      error => change({ problem: sentenceOf(error) }),
    )
  }
  return {
    outgoing: all.filter(({ externalId }) => !externalId || !arrived.has(externalId)),
    say: (text: string, replyTo?: string) =>
      void send(text, () => speak.mutateAsync({ text, ...(replyTo && { replyTo }) })),
    sendPhoto: (file: Blob) => void send(t`Photo`, () => photo.mutateAsync(file)),
  }
}
