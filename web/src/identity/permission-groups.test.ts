import { type Permission, permissionKeys } from '@steward/contract/platform/permissions.ts'
import { expect, test } from 'vitest'
import { differenceOf, permissionGroups, withRight } from './permission-groups.ts'

test('every right stands in exactly one place', () => {
  const shown = permissionGroups.flatMap(({ nouns, others }) => [
    ...nouns.flatMap(({ keys, more }) => [...Object.values(keys), ...more]),
    ...others,
  ])
  expect([...shown].sort()).toEqual([...permissionKeys].sort())
})

test('whoever may change something may see it, and who may not see it may not change it either', () => {
  const none = new Set<Permission>()
  const editing = withRight(none, 'can_edit_leads', true)
  expect([...editing].sort()).toEqual(['can_edit_leads', 'can_view_leads'])

  const blind = withRight(withRight(editing, 'can_close_leads', true), 'can_view_leads', false)

  expect([...blind]).toEqual([])
  expect(differenceOf(editing, blind)).toEqual({ gained: [], lost: ['can_view_leads', 'can_edit_leads'] })
})
