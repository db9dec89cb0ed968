import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Switch, Textarea, TextInput } from '@mantine/core'
import type { CannedReply } from '@steward/contract/inbox/canned-replies.ts'
import { type ReplyField, replyFields } from '@steward/contract/inbox/reply-fields.ts'
import { useRef, useState } from 'react'
import { useMe } from '../platform/session.ts'
import { Question } from '../ui/question.tsx'
import classes from './canned.module.css'
import { useAddCannedReply, useChangeCannedReply } from './canned-replies.ts'

/** Name, words and whose it is; a new one where none is given. */
export function CannedDialog({ reply, onClose }: { reply: CannedReply | undefined; onClose: () => void }) {
  const { t } = useLingui()
  const { can, employee } = useMe()
  const [name, setName] = useState(reply?.name ?? '')
  const [content, setContent] = useState(reply?.content ?? '')
  const [isShared, setShared] = useState(reply?.isShared ?? !employee)
  const [isChanging, setChanging] = useState(false)
  const add = useAddCannedReply()
  const change = useChangeCannedReply()
  const submit = () => {
    const next = { name: name.trim(), content: content.trim(), isShared }
    if (!next.name || !next.content) return
    if (!reply) return add.mutate(next, { onSuccess: onClose })
    setChanging(true)
    change(reply, next).then(onClose, () => setChanging(false))
  }
  return (
    <Question
      isWorking={add.isPending || isChanging}
      onClose={onClose}
      onSubmit={submit}
      title={reply ? t`Change canned reply` : t`New canned reply`}
      verb={reply ? t`Save` : t`Add canned reply`}
      width={560}
    >
      <TextInput
        data-autofocus
        description={t`What you will find it by`}
        label={t`Name`}
        maxLength={60}
        onChange={event => setName(event.currentTarget.value)}
        required
        value={name}
      />
      <Words content={content} onChange={setContent} />
      {can('can_manage_inbox') && employee && (
        <Switch
          checked={isShared}
          label={t`For everybody who answers customers`}
          onChange={event => setShared(event.currentTarget.checked)}
        />
      )}
    </Question>
  )
}

function Words({ content, onChange }: { content: string; onChange: (content: string) => void }) {
  const { t } = useLingui()
  const field = useRef<HTMLTextAreaElement>(null)
  const names: Record<ReplyField, string> = {
    customer: t`Customer`,
    first_name: t`First name`,
    agent: t`My name`,
    company: t`Our company`,
    channel: t`Page or number`,
  }
  const insert = (name: ReplyField) => {
    const { selectionStart: from, selectionEnd: to } = field.current ?? { selectionStart: 0, selectionEnd: 0 }
    const written = `{${name}}`
    onChange(content.slice(0, from) + written + content.slice(to))
    requestAnimationFrame(() => {
      field.current?.focus()
      field.current?.setSelectionRange(from + written.length, from + written.length)
    })
  }
  return (
    <div>
      <Textarea
        autosize
        dir="auto"
        label={t`Words`}
        maxLength={5000}
        maxRows={12}
        minRows={4}
        onChange={event => onChange(event.currentTarget.value)}
        ref={field}
        required
        value={content}
      />
      <div aria-label={t`What is filled in by itself`} className={classes.fields} role="toolbar">
        {replyFields.map(name => (
          <Button key={name} onClick={() => insert(name)} size="compact-xs" title={`{${name}}`} variant="default">
            {names[name]}
          </Button>
        ))}
      </div>
      <p className={classes.hint}>
        <Trans>What stands in braces is filled in for each conversation.</Trans>
      </p>
    </div>
  )
}
