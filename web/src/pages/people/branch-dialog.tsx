import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button, Group, Modal, Stack, Textarea, TextInput } from '@mantine/core'
import type { Branch } from '@steward/contract/company/branches.ts'
import { type FormEvent, useState } from 'react'
import { useBranchActions } from '../../company/branches.ts'
import { useMe } from '../../platform/session.ts'
import { TextLink } from '../../ui/link.tsx'
import { toast } from '../../ui/toast.tsx'

interface Props {
  /** Left out for a new one. */
  branch?: Branch
  onClose: () => void
  onRemove?: (() => void) | undefined
}

export function BranchDialog({ branch, onClose, onRemove }: Props) {
  const { t } = useLingui()
  const { can } = useMe()
  const { create, change, remove } = useBranchActions()
  const [name, setName] = useState(branch?.name ?? '')
  const [address, setAddress] = useState(branch?.address ?? '')
  const mayChange = !branch || can('can_edit_branches')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!name.trim() || !mayChange) return
    const fields = { name: name.trim(), address: address.trim() || null }
    if (branch) {
      change.mutate(
        { id: branch.id, version: branch.version, ...fields },
        {
          onSuccess: ({ id, version }) => {
            const former = { name: branch.name, address: branch.address }
            toast(t`${fields.name} is saved`, { undo: () => change.mutate({ id, version, ...former }) })
            onClose()
          },
        },
      )
    } else {
      create.mutate(fields, {
        onSuccess: ({ id, name }) => {
          toast(t`${name} is added`, { undo: () => remove.mutate({ id }) })
          onClose()
        },
      })
    }
  }
  return (
    <Modal onClose={onClose} opened size={440} title={branch ? <bdi>{branch.name}</bdi> : t`New branch`}>
      <form onSubmit={submit}>
        <Stack gap={12}>
          <TextInput
            autoComplete="off"
            data-autofocus
            label={t`Name`}
            maxLength={200}
            onChange={event => setName(event.currentTarget.value)}
            readOnly={!mayChange}
            required
            value={name}
          />
          <Textarea
            autosize
            label={t`Address`}
            maxLength={1000}
            maxRows={8}
            minRows={3}
            onChange={event => setAddress(event.currentTarget.value)}
            readOnly={!mayChange}
            value={address}
          />
          {branch && (
            <TextLink fz={13} search={{ branch: branch.id }} to="/people">
              <Plural one="# person works here" other="# people work here" value={branch.peopleCount} />
            </TextLink>
          )}
        </Stack>
        <Group gap={8} mt={24}>
          {onRemove && (
            <Button color="red" me="auto" onClick={onRemove} variant="subtle">
              <Trans>Delete</Trans>
            </Button>
          )}
          <Button onClick={onClose} style={{ marginInlineStart: 'auto' }} variant="default">
            {mayChange ? <Trans>Cancel</Trans> : <Trans>Close</Trans>}
          </Button>
          {mayChange && (
            <Button loading={create.isPending || change.isPending} type="submit">
              {branch ? <Trans>Save</Trans> : <Trans>Add branch</Trans>}
            </Button>
          )}
        </Group>
      </form>
    </Modal>
  )
}
