import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Group, Modal } from '@mantine/core'
import type { ApiKey } from '@steward/contract/identity/api-keys.ts'
import { permissionKeys } from '@steward/contract/platform/permissions.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../platform/api.ts'
import { permissionSentences } from '../platform/permission-sentences.ts'
import { Instant } from '../ui/instant.tsx'
import { Nothing, Property, PropertyList } from '../ui/property-list.tsx'
import { toast } from '../ui/toast.tsx'
import classes from './identity.module.css'

interface Props {
  apiKey: ApiKey
  onClose: () => void
}

/** What a key may do, and the way to end it. */
export function KeyDialog({ apiKey, onClose }: Props) {
  const { t, i18n } = useLingui()
  const cache = useQueryClient()
  const [isSure, setSure] = useState(false)
  const { id, name, prefix, userName, permissions, createdAt, lastUsedAt, expiresAt } = apiKey
  const revoke = useMutation(
    api.identity.apiKeys.remove.mutationOptions({
      onSuccess: () => {
        void cache.invalidateQueries({ queryKey: api.identity.apiKeys.key() })
        toast(t`${name} is revoked`)
        onClose()
      },
    }),
  )
  const granted = permissions && permissionKeys.filter(key => permissions[key])
  return (
    <Modal onClose={onClose} opened size={480} title={<bdi>{name}</bdi>}>
      <PropertyList>
        <Property label={t`Begins with`}>
          <code dir="ltr">{prefix}…</code>
        </Property>
        <Property label={t`Made by`}>
          <bdi>{userName}</bdi>
        </Property>
        <Property label={t`Made`}>
          <Instant value={createdAt} />
        </Property>
        <Property label={t`Last used`}>
          {lastUsedAt ? <Instant value={lastUsedAt} /> : <Nothing>{t`Never`}</Nothing>}
        </Property>
        <Property label={t`Ends`}>{expiresAt ? <Instant value={expiresAt} /> : <Nothing>{t`Never`}</Nothing>}</Property>
        <Property label={t`Rights`}>
          {granted ? (
            granted.map(key => <div key={key}>{i18n._(permissionSentences[key])}</div>)
          ) : (
            <Trans>All that {userName} has</Trans>
          )}
        </Property>
      </PropertyList>
      {isSure && (
        <p className={classes.note} style={{ marginBlockStart: 16 }}>
          <Trans>Programs that use this key are refused from then on. It can’t be taken back.</Trans>
        </p>
      )}
      <Group gap={8} justify="flex-end" mt={24}>
        <Button onClick={() => (isSure ? setSure(false) : onClose())} variant="default">
          {isSure ? t`Keep it` : t`Close`}
        </Button>
        <Button
          color="red"
          loading={revoke.isPending}
          onClick={() => (isSure ? revoke.mutate({ id }) : setSure(true))}
          variant={isSure ? 'filled' : 'subtle'}
        >
          <Trans>Revoke key</Trans>
        </Button>
      </Group>
    </Modal>
  )
}
