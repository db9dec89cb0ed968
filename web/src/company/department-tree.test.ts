import { expect, test } from 'vitest'
import { linesOf, placesFor, sumOf, treeOf } from './department-tree.ts'

const some = [
  { id: 'drivers', parentId: 'logistics', people: 2 },
  { id: 'finance', parentId: null, people: 2 },
  { id: 'logistics', parentId: 'operations', people: 1 },
  { id: 'operations', parentId: null, people: 1 },
]

test('departments stand below one another, in the order they came', () => {
  const lines = linesOf(treeOf(some)).map(({ item, level }) => `${level} ${item.id}`)

  expect(lines).toEqual(['1 finance', '1 operations', '2 logistics', '3 drivers'])
})

test('what is closed hides what is below it', () => {
  expect(linesOf(treeOf(some), id => id !== 'operations').map(({ item }) => item.id)).toEqual(['finance', 'operations'])
})

test('people are counted with all departments below', () => {
  const operations = treeOf(some).find(({ item }) => item.id === 'operations')

  expect(operations && sumOf(operations, ({ people }) => people)).toBe(4)
})

test('a department can be moved anywhere but below itself', () => {
  expect(placesFor(treeOf(some), 'logistics').map(({ item }) => item.id)).toEqual(['finance', 'operations'])
})

test('nothing is lost below an unknown department or in a ring', () => {
  const odd = [
    { id: 'a', parentId: 'b' },
    { id: 'b', parentId: 'a' },
    { id: 'c', parentId: 'gone' },
  ]

  expect(linesOf(treeOf(odd)).map(({ item }) => item.id)).toEqual(['a', 'b', 'c'])
})
