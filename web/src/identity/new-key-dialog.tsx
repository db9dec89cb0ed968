import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Group, Modal, SegmentedControl, Select, Stack, TextInput } from '@mantine/core'
import type { Permission } from '@steward/contract/platform/permissions.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api, type Inputs } from '../platform/api.ts'
import { sentenceOf } from '../platform/error-toast.ts'
import { TakeAwayField } from '../ui/take-away-field.tsx'
import classes from './identity.module.css'
import { RoleEditor } from './role-editor.tsx'

const DAY_MS = 86_400_000

/** A name, an end, and at most one's own rights; then the key itself, once. */
export function NewKeyDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLingui()
  const cache = useQueryClient()
  const make = useMutation(
    api.identity.apiKeys.create.mutationOptions({
      meta: { quiet: true },
      onSuccess: () => cache.invalidateQueries({ queryKey: api.identity.apiKeys.key() }),
    }),
  )
  const { data: made } = make
  return (
    <Modal
      // The key is gone once this is closed: a click beside it must not do that.
      closeOnClickOutside={!made}
      closeOnEscape={!made}
      onClose={onClose}
      opened
      size={made ? 480 : 640}
      title={made ? t`Copy the key now` : t`New API key`}
      withCloseButton={!made}
    >
      {made ? (
        <>
          <p className={classes.words}>
            <Trans>
              This is the only time it is shown. Keep it like a password, and send it as “Authorization: Bearer …”.
            </Trans>
          </p>
          <TakeAwayField label={made.name} value={made.key} />
          <Group gap={8} justify="flex-end" mt={24}>
            <Button onClick={onClose}>
              <Trans>I have it</Trans>
            </Button>
          </Group>
        </>
      ) : (
        <KeyForm
          error={make.error}
          isWorking={make.isPending}
          onClose={onClose}
          onSubmit={input => make.mutate(input)}
        />
      )}
    </Modal>
  )
}

interface FormProps {
  error: unknown
  isWorking: boolean
  onSubmit: (input: Inputs['identity']['apiKeys']['create']) => void
  onClose: () => void
}

function KeyForm({ error, isWorking, onSubmit, onClose }: FormProps) {
  const { t } = useLingui()
  const [name, setName] = useState('')
  const [days, setDays] = useState('90')
  const [reach, setReach] = useState<'all' | 'some'>('some')
  const [rights, setRights] = useState<ReadonlySet<Permission>>(new Set())
  const isReady = name.trim() !== '' && (reach === 'all' || rights.size > 0)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!isReady) return
    onSubmit({
      name: name.trim(),
      ...(days !== 'never' && { expiresAt: new Date(Date.now() + Number(days) * DAY_MS).toISOString() }),
      ...(reach === 'some' && { permissions: Object.fromEntries([...rights].map(key => [key, true])) }),
    })
  }
  return (
    <form onSubmit={submit}>
      <Stack gap={12}>
        <TextInput
          data-autofocus
          label={t`Name`}
          maxLength={100}
          onChange={event => setName(event.currentTarget.value)}
          placeholder={t`What uses it: “Form on the website”`}
          value={name}
        />
        <Select
          allowDeselect={false}
          data={[
            { value: '30', label: t`In 30 days` },
            { value: '90', label: t`In 90 days` },
            { value: '365', label: t`In a year` },
            { value: 'never', label: t`Never` },
          ]}
          label={t`Ends`}
          onChange={value => setDays(value ?? 'never')}
          value={days}
        />
        <div>
          <SegmentedControl
            aria-label={t`Rights`}
            data={[
              { value: 'some', label: t`Only some rights` },
              { value: 'all', label: t`Everything I may do` },
            ]}
            fullWidth
            mb={12}
            onChange={value => setReach(value as typeof reach)}
            value={reach}
          />
          {reach === 'some' ? (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys
            <section aria-label={t`Rights of the key`} className={classes.rights} tabIndex={0}>
              <RoleEditor onChange={setRights} rights={rights} />
            </section>
          ) : (
            <p className={classes.note}>
              <Trans>
                The key can do whatever you can, also what you may do later. It loses what you lose. Better give it what
                it needs.
              </Trans>
            </p>
          )}
        </div>
        {error ? (
          <div className={classes.trouble} role="alert">
            {sentenceOf(error)}
          </div>
        ) : null}
      </Stack>
      <Group gap={8} justify="flex-end" mt={16}>
        <Button onClick={onClose} variant="default">
          <Trans>Cancel</Trans>
        </Button>
        <Button disabled={!isReady} loading={isWorking} type="submit">
          <Trans>Make key</Trans>
        </Button>
      </Group>
    </form>
  )
}
