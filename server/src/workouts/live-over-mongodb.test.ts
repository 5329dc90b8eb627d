import { changesOf, LiveWorkouts } from '@kinetra/store/live/live-workouts'
import { openStore } from '@kinetra/store/open-store'
import type { Store } from '@kinetra/store/store'
import { testConfig } from '@kinetra/store/testing/config'
import { startWireServer, type WireServer } from '@kinetra/store/testing/mongo-java-server'
import { wireServerMissing } from '@kinetra/store/testing/wire-server-here'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { evenFrames } from '../testing/frames.ts'

const missing = await wireServerMissing()
const START = Date.parse('2026-05-01T10:00:00Z')
const OWNER = 'runner'
const NEVER_MS = 600_000

describe.skipIf(missing).each([
  { name: 'with change streams', hasOplog: true },
  { name: 'without', hasOplog: false },
])(`a feed over MongoDB, $name${missing ? `: ${missing}` : ''}`, { timeout: 90_000 }, ({ hasOplog }) => {
  let server: WireServer
  let here: Store
  let elsewhere: Store
  const open = async () => await openStore({ mongodbUri: server.uri, databasePath: '' })
  beforeAll(async () => {
    const started = await startWireServer(testConfig().cacheFolder, { hasOplog })
    if ('reason' in started) throw new Error(started.reason)
    server = started
    ;[here, elsewhere] = [await open(), await open()]
    stopWatching = here.watch((id) => told.add(id))
  }, 240_000)
  const told = new Set<string>()
  let stopWatching: () => void
  afterAll(async () => {
    stopWatching()
    await Promise.all([here.close(), elsewhere.close()])
    await server.stop()
  })

  const begin = async () => (await elsewhere.workouts.create(OWNER, { name: 'Run', type: 'running' })).id
  const append = async (id: string, seq: number) => {
    const frames = evenFrames(START + seq * 500, 25)
    await elsewhere.workouts.appendFrames(OWNER, id, { seq, frames })
  }
  /** A follower on this server of what the other writes. */
  const follow = (id: string, everyMs: number) => {
    const end = new AbortController()
    const following = { store: here, live: new LiveWorkouts(here), everyMs }
    return { changes: changesOf(following, OWNER, id, end.signal), end }
  }

  const untilTold = async (id: string) =>
    await vi.waitFor(async () => {
      await elsewhere.workouts.rename(OWNER, id, 'Another')
      expect(told).toContain(id)
    })

  it('brings what another server writes', async () => {
    const id = await begin()
    if (hasOplog) await untilTold(id)
    // Where the store tells, nobody has to ask it.
    const { changes, end } = follow(id, hasOplog ? NEVER_MS : 100)
    await changes.next()
    const seen: number[] = []
    const reading = (async () => {
      for await (const { change } of changes) seen.push(...change.frames.map(({ timestamp }) => timestamp))
    })()
    for (let seq = 0; seq < 20; seq++) await append(id, seq)
    await elsewhere.workouts.complete(OWNER, id)
    await reading
    end.abort()
    expect(seen).toEqual(evenFrames(START, 500).map(({ timestamp }) => timestamp))
    expect(told.has(id)).toBe(hasOplog)
  })

  if (!hasOplog) return
  it('tells again after the server was away, also of a deletion', async () => {
    await server.restart()
    const id = await vi.waitFor(begin)
    await untilTold(id)
    told.clear()
    await elsewhere.workouts.delete(OWNER, id)
    await vi.waitFor(() => expect(told).toContain(id))
  })
})
