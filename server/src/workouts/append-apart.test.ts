import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ConflictError, NotFoundError } from '@kinetra/store/errors'
import { openStore } from '@kinetra/store/open-store'
import type { Store } from '@kinetra/store/store'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { evenFrames } from '../testing/frames.ts'
import { appendApart } from './append-apart.ts'

const START = Date.UTC(2026, 4, 4)
let folder: string
let direct: Store
let store: Store
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kinetra-apart-'))
  const databasePath = join(folder, 'test.db')
  direct = await openStore({ databasePath })
  store = appendApart(direct, { databasePath })
})
afterAll(async () => {
  await store.close()
  rmSync(folder, { recursive: true })
})

it('a large batch is stored as a small one is, by another thread', async () => {
  const { id } = await store.workouts.create('me', { name: 'Run', type: 'running' })
  const large = { seq: 0, frames: evenFrames(START, 250) }
  const withoutThread = direct.workouts.appendFrames
  direct.workouts.appendFrames = async () => await Promise.reject(new Error('on the loop'))
  expect(await store.workouts.appendFrames('me', id, large)).toMatchObject({ stored: 'new', frameCount: 250 })
  expect(await store.workouts.appendFrames('me', id, large)).toMatchObject({ stored: 'already' })
  direct.workouts.appendFrames = withoutThread
  const small = { seq: 1, frames: evenFrames(START + 5000, 25) }
  expect(await store.workouts.appendFrames('me', id, small)).toMatchObject({ stored: 'new', frameCount: 275 })
  expect((await store.workouts.summary('me', id))?.frameCount).toBe(275)
})

it('what is refused there is refused here, by its kind', async () => {
  const { id } = await store.workouts.create('me', { name: 'Run', type: 'running' })
  const append = async (owner: string, value: number) =>
    await store.workouts.appendFrames(owner, id, { seq: 0, frames: evenFrames(START, 60, value) })
  await append('me', 5)
  await expect(append('somebody', 5)).rejects.toBeInstanceOf(NotFoundError)
  await expect(append('me', 6)).rejects.toBeInstanceOf(ConflictError)
})
