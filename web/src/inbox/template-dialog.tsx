import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Group, Modal, Skeleton, Stack, TextInput, UnstyledButton } from '@mantine/core'
import type { Conversation } from '@steward/contract/inbox/conversations.ts'
import { filledIn, filledTemplate } from '@steward/contract/inbox/template-words.ts'
import type { Template, TemplateField } from '@steward/contract/inbox/templates.ts'
import { IconArrowLeft, IconExternalLink, IconTemplate } from '@tabler/icons-react'
import { useState } from 'react'
import { EmptyState } from '../ui/empty-state.tsx'
import { folded } from '../ui/folded.ts'
import classes from './templates.module.css'
import { useRefreshTemplates, useSendTemplate, useTemplates, useWhyNot } from './templates.ts'

interface Props {
  conversation: Conversation
  name: string
  onClose: () => void
}

/** Chooses an approved template, fills it in and sends it. */
export function TemplateDialog({ conversation, name, onClose }: Props) {
  const { t } = useLingui()
  const [chosen, setChosen] = useState<Template>()
  return (
    <Modal
      onClose={onClose}
      opened
      size={560}
      styles={{ title: { fontWeight: 600, fontSize: 16 } }}
      title={chosen ? t`Fill in the template` : t`Send a template`}
    >
      {chosen ? (
        <Filling
          conversationId={conversation.id}
          name={name}
          onBack={() => setChosen(undefined)}
          onSent={onClose}
          template={chosen}
        />
      ) : (
        <Choosing integrationId={conversation.integrationId} onChoose={setChosen} />
      )}
    </Modal>
  )
}

function Choosing({ integrationId, onChoose }: { integrationId: string; onChoose: (template: Template) => void }) {
  const { t } = useLingui()
  const { data } = useTemplates(integrationId)
  const again = useRefreshTemplates()
  const whyNot = useWhyNot()
  const [words, setWords] = useState('')
  if (!data) return <Skeleton height={280} />
  const found = data.items
    .filter(({ name, body }) => folded(`${name} ${body}`).includes(folded(words)))
    .toSorted((a, b) => Number(Boolean(whyNot(a))) - Number(Boolean(whyNot(b))))
  return (
    <Stack gap={12}>
      <p className={classes.hint}>
        <Trans>
          Templates are words that WhatsApp has approved. They may be sent at any time; WhatsApp charges for them.
        </Trans>
      </p>
      {data.items.length > 0 && (
        <TextInput
          aria-label={t`Find a template`}
          data-autofocus
          onChange={event => setWords(event.currentTarget.value)}
          placeholder={t`Find a template`}
          value={words}
        />
      )}
      {found.length === 0 ? (
        <EmptyState
          icon={IconTemplate}
          title={words ? <Trans>No template with these words</Trans> : <Trans>No templates yet</Trans>}
        >
          {!words && (
            <Trans>
              Write them in WhatsApp Manager; once they are approved, they stand here. The number needs its business
              account, named where it is connected.
            </Trans>
          )}
        </EmptyState>
      ) : (
        <ul className={classes.list}>
          {found.map(template => (
            <li key={template.id}>
              <UnstyledButton
                className={classes.template}
                disabled={Boolean(whyNot(template))}
                onClick={() => onChoose(template)}
              >
                <span className={classes.name}>
                  <strong dir="ltr">{template.name}</strong>
                  <span className={classes.language}>{template.language}</span>
                </span>
                <span className={classes.words} dir="auto">
                  {template.body}
                </span>
                {whyNot(template) && <span className={classes.why}>{whyNot(template)}</span>}
              </UnstyledButton>
            </li>
          ))}
        </ul>
      )}
      <Group justify="flex-start">
        <Button
          loading={again.isPending}
          onClick={() => again.mutate({ id: integrationId })}
          size="compact-sm"
          variant="default"
        >
          <Trans>Read them from WhatsApp again</Trans>
        </Button>
      </Group>
    </Stack>
  )
}

interface FillingProps {
  template: Template
  conversationId: string
  /** Of the customer. */
  name: string
  onBack: () => void
  onSent: () => void
}

// A gap that is named for it gets the customer's name by itself.
const isName = ({ name }: TemplateField) => /^(customer_?)?(first_?)?name$/i.test(name)

function Filling({ template, conversationId, name, onBack, onSent }: FillingProps) {
  const labelOf = useLabelOf()
  const send = useSendTemplate(onSent)
  const [values, setValues] = useState<Record<string, string>>(() =>
    Object.fromEntries(template.fields.filter(isName).map(({ key }) => [key, name])),
  )
  const isReady = template.fields.every(({ key }) => values[key]?.trim())
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        if (isReady) send.mutate({ id: conversationId, templateId: template.id, values })
      }}
    >
      <Stack gap={12}>
        <Preview template={template} values={values} />
        {template.fields.map((field, at) => (
          <TextInput
            data-autofocus={at === 0 || undefined}
            dir="auto"
            key={field.key}
            label={labelOf(field)}
            maxLength={1000}
            onChange={({ currentTarget: { value } }) => setValues(before => ({ ...before, [field.key]: value }))}
            placeholder={field.example ?? ''}
            required
            value={values[field.key] ?? ''}
          />
        ))}
      </Stack>
      <Group gap={8} justify="space-between" mt={24}>
        <Button
          leftSection={<IconArrowLeft aria-hidden className={classes.mirrored} size={16} stroke={1.75} />}
          onClick={onBack}
          variant="default"
        >
          <Trans>Another template</Trans>
        </Button>
        <Button disabled={!isReady} loading={send.isPending} type="submit">
          <Trans>Send</Trans>
        </Button>
      </Group>
    </form>
  )
}

function useLabelOf() {
  const { t } = useLingui()
  return ({ part, name }: TemplateField): string => {
    if (part === 'button') return t`End of the button’s address`
    if (/^\d+$/.test(name)) return part === 'header' ? t`Heading, gap ${name}` : t`Gap ${name}`
    const words = name.replaceAll(/[_.-]+/g, ' ')
    return words.charAt(0).toUpperCase() + words.slice(1)
  }
}

/** As the customer will see it. */
function Preview({ template, values }: { template: Template; values: Record<string, string> }) {
  const { header, footer, buttons } = template
  const shown = Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim()))
  return (
    <div className={classes.preview}>
      <div className={classes.bubble} dir="auto">
        {header && <strong>{filledIn(header, gap => shown[`header.${gap}`])}</strong>}
        <span>{filledTemplate({ header: null, body: template.body, footer: null }, shown)}</span>
        {footer && <small>{footer}</small>}
      </div>
      {buttons.map(({ text, address }) => (
        <div className={classes.button} key={text}>
          {address && <IconExternalLink aria-hidden size={14} stroke={1.75} />}
          <span dir="auto">{text}</span>
        </div>
      ))}
    </div>
  )
}
