import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore } from '@kinetra/store/open-store'
import type { Store } from '@kinetra/store/store'
import { expect, it } from 'vitest'
import { startTestServer } from '../testing/test-server.ts'

/** A store whose settings are answered when the test says so. */
async function slowStore(databasePath: string) {
  const store = await openStore({ databasePath })
  const asked = Promise.withResolvers<void>()
  const answer = Promise.withResolvers<void>()
  const settings: Store['settings'] = {
    ...store.settings,
    get: async (owner) => {
      asked.resolve()
      await answer.promise
      return await store.settings.get(owner)
    },
  }
  return { store: { ...store, settings }, asked: asked.promise, answer: answer.resolve }
}

it('a request in flight is answered when the server closes, and an open stream does not hold it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kinetra-closing-'))
  const { store, asked, answer } = await slowStore(join(folder, 'test.db'))
  const { app } = await startTestServer(undefined, {}, { store })
  const address = await app.listen({ host: '127.0.0.1', port: 0 })
  const { id } = await store.workouts.create('local', { name: 'Run', type: 'running' })
  const stream = await fetch(`${address}/api/workouts/${id}/live`)
  const cut = stream.text().catch(() => 'cut')
  const inFlight = fetch(`${address}/api/settings`)
  await asked
  const closed = app.close()
  await Promise.race([once(app.server, 'close'), cut])
  answer()
  expect((await inFlight).status).toBe(200)
  await closed
  expect(await cut).toBeTruthy()
  await store.close()
  rmSync(folder, { recursive: true })
})
