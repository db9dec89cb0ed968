import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button, Group, Modal } from '@mantine/core'
import type { Department } from '@steward/contract/company/departments.ts'
import { IconPlus } from '@tabler/icons-react'
import { placesFor, treeOf } from '../../company/department-tree.ts'
import { useChangeDepartment, useDepartments } from '../../company/departments.ts'
import { usePeopleOptions } from '../../platform/people.ts'
import { useMe } from '../../platform/session.ts'
import { ChoiceProperty } from '../../ui/choice-property.tsx'
import { TextLink } from '../../ui/link.tsx'
import { Person } from '../../ui/person.tsx'
import { Property, PropertyList } from '../../ui/property-list.tsx'
import { TextProperty } from '../../ui/text-property.tsx'
import { useDepartmentMoves } from './department-moves.ts'

interface Props {
  department: Department
  onAdd: (() => void) | undefined
  onClose: () => void
}

/** One department: its name, its manager and what it stands below. */
export function DepartmentDialog({ department, onAdd, onClose }: Props) {
  const { t } = useLingui()
  const { can } = useMe()
  const change = useChangeDepartment()
  const { remove } = useDepartmentMoves()
  const { data: departments = [] } = useDepartments()
  const { id, name, managerId, managerName, parentId, peopleCount } = department
  const people = usePeopleOptions({ id: managerId, name: managerName })
  const mayEdit = can('can_edit_departments')
  const parent = departments.find(other => other.id === parentId)
  return (
    <Modal onClose={onClose} opened size={480} title={<bdi>{name}</bdi>}>
      <PropertyList>
        <TextProperty
          label={t`Name`}
          onSave={mayEdit ? name => change(department, { name: name ?? '' }) : undefined}
          required
          value={name}
        />
        <ChoiceProperty
          clearable
          label={t`Manager`}
          onSave={mayEdit && can('can_view_employees') ? managerId => change(department, { managerId }) : undefined}
          onSearch={people.onSearch}
          options={people.options}
          placeholder={t`Nobody yet`}
          shown={managerId && managerName && <Person id={managerId} name={managerName} />}
          value={managerId}
        />
        <ChoiceProperty
          clearable
          label={t`Stands below`}
          onSave={mayEdit ? parentId => change(department, { parentId }) : undefined}
          options={placesFor(treeOf(departments), id).map(({ item }) => ({ value: item.id, label: item.name }))}
          placeholder={t`Nothing, it is at the top`}
          shown={parent?.name}
          value={parent ? parentId : null}
        />
        <Property label={t`People`}>
          <TextLink fz="inherit" search={{ department: id }} to="/people">
            <Plural one="# person" other="# people" value={peopleCount} />
          </TextLink>
        </Property>
      </PropertyList>
      <Group gap={8} justify="space-between" mt={24}>
        {onAdd ? (
          <Button leftSection={<IconPlus aria-hidden size={16} stroke={1.75} />} onClick={onAdd} variant="default">
            <Trans>Add one below it</Trans>
          </Button>
        ) : (
          <span />
        )}
        {can('can_delete_departments') && (
          <Button
            color="red"
            onClick={() => void remove(department).then(isGone => isGone && onClose())}
            variant="subtle"
          >
            <Trans>Delete</Trans>
          </Button>
        )}
      </Group>
    </Modal>
  )
}
