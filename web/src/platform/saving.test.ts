import { expect, test } from 'vitest'
import { inTurn } from './saving.ts'

test('what follows quickly waits for the answer and goes upon its version', async () => {
  const asked: number[] = []
  const answer = async ({ id, version }: { id: string; version: number }) => {
    asked.push(version)
    await new Promise(done => setTimeout(done, 5))
    return { id, version: version + 1 }
  }
  const row = { id: 'task-1', version: 4 }

  const answers = await Promise.all([
    inTurn(row, answer),
    inTurn(row, answer),
    inTurn({ id: 'task-2', version: 1 }, answer),
  ])

  expect(answers.map(({ version }) => version)).toEqual([5, 6, 2])
  expect(asked).toEqual([4, 1, 5])
})

test('after a refusal the next goes upon what it was given', async () => {
  const row = { id: 'task-3', version: 4 }
  const refused = inTurn(row, () => Promise.reject(new Error('Somebody else was quicker')))
  const next = inTurn(row, async ({ version }) => ({ version: version + 1 }))

  await expect(refused).rejects.toThrow('quicker')
  expect(await next).toEqual({ version: 5 })
})

test('a row that a list has not yet read anew is ours, one that somebody else changed is not', async () => {
  const save = async ({ version }: { id: string; version: number }) => ({ version: version + 1 })
  await inTurn({ id: 'task-4', version: 4 }, save)

  expect(await inTurn({ id: 'task-4', version: 4 }, save)).toEqual({ version: 6 })
  // Somebody else made the seventh: what stands upon the fourth now is old, and the server will say so.
  expect(await inTurn({ id: 'task-4', version: 7 }, save)).toEqual({ version: 8 })
  expect(await inTurn({ id: 'task-4', version: 5 }, save)).toEqual({ version: 6 })
})
