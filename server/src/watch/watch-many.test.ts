import { afterEach, expect, it } from 'vitest'
import { SimulatedCluster } from '../testing/simulated-cluster.ts'

const SERVERS = 10
let cluster: SimulatedCluster | undefined
afterEach(async () => await cluster?.stop())

/** Servers that have found each other, and calls that have their coaches. */
async function running(calls: number, capacity = 12): Promise<SimulatedCluster> {
  cluster = new SimulatedCluster({ servers: SERVERS, workers: 100, capacity })
  await cluster.clock.pass(4000)
  for (let call = 0; call < calls; call += 1) {
    cluster.call()
    if (call % 50 === 0) await cluster.clock.pass(100)
  }
  await cluster.clock.pass(10_000)
  return cluster
}

/** Requests a second of all servers together. */
async function requestsOf(scene: SimulatedCluster, seconds: number) {
  const { store, livekit } = scene.requests
  await scene.clock.pass(seconds * 1000)
  return {
    store: (scene.requests.store - store) / seconds,
    livekit: (scene.requests.livekit - livekit) / seconds,
  }
}

it('ten servers look after a thousand calls with as many requests as after none, and ask LiveKit nothing', async () => {
  const scene = await running(1000)
  expect([...scene.calls.values()].every(({ coach }) => coach)).toBe(true)
  const { store, livekit } = await requestsOf(scene, 20)
  // Each: who is there, and which calls, twice a second; rooms to close every fifth.
  expect(store).toBeLessThanOrEqual(SERVERS * 4.5)
  expect(livekit).toBe(0)
}, 60_000)

it('the calls of a server that is cut off are taken over within 3 s', async () => {
  const scene = await running(100)
  scene.cutServer(0)
  const calls = [...scene.calls.values()]
  for (const call of calls) scene.killCoach(call)
  const killedMs = scene.clock.now()
  const lost = () => calls.filter(({ coach }) => !coach).length
  while (lost() > 0 && scene.clock.now() < killedMs + 60_000) await scene.clock.pass(100)
  // The leases run out in 3 s, as does the patience with the server; a job takes 0.8 s.
  expect(scene.clock.now() - killedMs).toBeLessThan(5000)
  expect(Math.max(...calls.map(({ coaches }) => coaches))).toBe(2)
}, 60_000)

it('who waits for a place gets the next one that is free, in order, and whoever comes later does not pass', async () => {
  const scene = await running(100, 1)
  const waiting = []
  for (let index = 0; index < 5; index += 1) {
    waiting.push(scene.call())
    await scene.clock.pass(1000)
  }
  await scene.clock.pass(5000)
  expect(waiting.map(({ waitingSinceMs }) => waitingSinceMs !== null)).toEqual(Array(5).fill(true))
  const held = [...scene.calls.values()].filter(({ coach }) => coach)
  for (const [index, call] of waiting.entries()) {
    const other = held[index]
    if (other) scene.hangUp(other)
    await scene.clock.pass(2500)
    expect(call.coach).not.toBeNull()
    expect(waiting.filter(({ coach }) => coach)).toHaveLength(index + 1)
  }
}, 60_000)

it.each([4, 12, 30])(
  'a store that is away for %i s takes no coach from its call',
  async (seconds) => {
    const scene = await running(200)
    scene.storeAway(seconds * 1000)
    await scene.clock.pass(seconds * 1000 + 20_000)
    const calls = [...scene.calls.values()]
    expect(calls.filter(({ coach }) => !coach)).toEqual([])
    expect(Math.max(...calls.map(({ coaches }) => coaches))).toBe(1)
  },
  60_000,
)
