import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Checkbox, Group, Loader, Modal, Stack } from '@mantine/core'
import type { FacebookLogin } from '@steward/contract/inbox/facebook-logins.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '../platform/api.ts'
import { sentenceOf } from '../platform/error-toast.ts'
import { isProblem } from '../platform/problem.ts'
import { toast } from '../ui/toast.tsx'
import classes from './channel-card.module.css'
import { Missing } from './channel-token.tsx'
import { FacebookButton } from './facebook-button.tsx'
import { useLogin } from './facebook-login.ts'

interface Props {
  loginId: string
  onClose: () => void
}

/** Back from Facebook: which of the person's pages write to the company from now on. */
export default function FacebookPagesDialog({ loginId, onClose }: Props) {
  const { t } = useLingui()
  const { data, error } = useLogin(loginId)
  return (
    <Modal onClose={onClose} opened size={480} title={t`Connect with Facebook`}>
      {error ? (
        <Failed>{sentenceOf(error)}</Failed>
      ) : !data || data.status === 'reading' || data.status === 'asked' ? (
        <Group gap={12} py={16} role="status">
          <Loader size="sm" />
          <Trans>Facebook is asked for your pages …</Trans>
        </Group>
      ) : data.status === 'ready' && data.pages.length > 0 ? (
        <Pages login={data} onClose={onClose} />
      ) : (
        <Refused login={data} />
      )}
    </Modal>
  )
}

function Pages({ login, onClose }: { login: FacebookLogin; onClose: () => void }) {
  const { t } = useLingui()
  const cache = useQueryClient()
  const open = login.pages.filter(({ mayMessage }) => mayMessage)
  const [chosen, setChosen] = useState(open.length === 1 ? open.map(({ pageId }) => pageId) : [])
  const connect = useMutation(
    api.inbox.facebookLogins.connect.mutationOptions({
      meta: { quiet: true },
      onSuccess: ({ items }) => {
        void cache.invalidateQueries({ queryKey: api.inbox.integrations.key() })
        const [first] = items
        const name = first?.name ?? ''
        toast(
          items.length === 1
            ? t`${name} is connected and is being checked`
            : t`The pages are connected and are being checked`,
        )
        onClose()
      },
    }),
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (chosen.length > 0) connect.mutate({ id: login.id, pageIds: chosen })
  }
  return (
    <form onSubmit={submit}>
      <Checkbox.Group
        label={login.integrationId ? t`The page that is connected again` : t`Whose messages shall come here?`}
        onChange={setChosen}
        value={chosen}
      >
        <Stack gap={12} mt={12}>
          {login.pages.map(({ pageId, name, mayMessage, isConnected }) => (
            <Checkbox
              description={
                mayMessage ? (
                  isConnected ? (
                    <Trans>Connected already: it gets a new token, and its conversations stay.</Trans>
                  ) : (
                    pageId
                  )
                ) : (
                  <Trans>Your role on this page does not let you answer its messages.</Trans>
                )
              }
              disabled={!mayMessage}
              key={pageId}
              label={<bdi>{name}</bdi>}
              value={pageId}
            />
          ))}
        </Stack>
      </Checkbox.Group>
      {connect.error && <Failed>{words(connect.error)}</Failed>}
      <Group gap={8} justify="flex-end" mt={24}>
        <Button onClick={onClose} variant="default">
          <Trans>Cancel</Trans>
        </Button>
        <Button disabled={chosen.length === 0} loading={connect.isPending} type="submit">
          {login.integrationId ? <Trans>Reconnect</Trans> : <Trans>Connect</Trans>}
        </Button>
      </Group>
    </form>
  )
}

const words = (error: unknown) => {
  const page = isProblem(error, 'PAGE_TAKEN') ? (error.data as { name?: string } | undefined)?.name : undefined
  return page ? `${page}: ${sentenceOf(error)}` : sentenceOf(error)
}

function Refused({ login: { refusal, missingScopes, integrationId } }: { login: FacebookLogin }) {
  return (
    <Stack align="start" gap={12}>
      <div role="alert">
        {refusal === 'denied' ? (
          <Trans>You did not let Steward in on Facebook. Nothing was changed.</Trans>
        ) : refusal === 'missing_scopes' ? (
          <Trans>Permissions were left out on Facebook without which no message gets here or leaves.</Trans>
        ) : refusal === 'no_pages' ? (
          <Trans>
            Facebook named no page. Choose at least one in its dialog; you have to manage the page to connect it.
          </Trans>
        ) : refusal === 'other_pages' ? (
          <Trans>
            The page of this channel is not among those you chose on Facebook. Choose it there too, or sign in as
            somebody who manages it.
          </Trans>
        ) : refusal === 'unreachable' ? (
          <Trans>Facebook did not answer. Nothing was changed; try again in a moment.</Trans>
        ) : refusal === 'code_refused' ? (
          <Trans>Facebook did not accept what it gave you a moment ago. Begin again.</Trans>
        ) : (
          <Trans>This sign-in on Facebook is over. Begin again.</Trans>
        )}
      </div>
      {missingScopes.length > 0 && <Missing scopes={missingScopes} />}
      <FacebookButton {...(integrationId && { integrationId })}>
        <Trans>Try again</Trans>
      </FacebookButton>
    </Stack>
  )
}

const Failed = ({ children }: { children: string }) => (
  <p className={classes.warning} role="alert" style={{ marginBlockStart: 12 }}>
    {children}
  </p>
)
