import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore } from '@kinetra/store/open-store'
import type { Store } from '@kinetra/store/store'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { reportWorker } from './report.ts'

let folder: string
let store: Store
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kinetra-report-'))
  store = await openStore({ databasePath: join(folder, 'kinetra.db') })
})
afterAll(async () => {
  await store.close()
  await rm(folder, { recursive: true, force: true })
})

it('puts the worker on the list once LiveKit knows it, with its calls, and takes it off', async () => {
  let registered = false
  let asked = 0
  const presence = reportWorker(store.workers, 2, async () => {
    asked += 1
    return registered
  })
  const listed = async () =>
    (await store.workers.alive(60_000)).map(({ calls, capacity }) => [calls, capacity])
  await expect.poll(() => asked).toBeGreaterThan(2)
  expect(await listed()).toEqual([])
  registered = true
  await expect.poll(listed).toEqual([[0, 2]])
  presence.callsAre(1)
  await expect.poll(listed).toEqual([[1, 2]])
  presence.drain()
  await expect.poll(listed).toEqual([[1, 1]])
  await presence.leave()
  expect(await listed()).toEqual([])
})

it('two programs of one host name and process id are two workers, as containers on the network of their host are', async () => {
  const both = [1, 2].map((capacity) => reportWorker(store.workers, capacity, async () => true))
  const capacities = async () => (await store.workers.alive(60_000)).map(({ capacity }) => capacity).sort()
  await expect.poll(capacities).toEqual([1, 2])
  await Promise.all(both.map((presence) => presence.leave()))
  expect(await capacities()).toEqual([])
})
