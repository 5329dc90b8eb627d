import { SimulatedCluster } from '@kinetra/server/testing/simulated-cluster'

const SERVERS = 10
const WORKERS = 100
const CAPACITY = 12
const FOUND_MS = 4000
const WATCHED_S = 60

/**
 * Ten servers, 100 workers and up to that many calls over a scripted LiveKit and store: requests of all servers
 * together, while calls begin, while they go on, and when a server and all coaches of its calls are lost.
 */
export async function benchWatching(most: number): Promise<void> {
  const line = (...cells: readonly string[]) =>
    process.stdout.write(
      `${cells.map((cell, index) => (index ? cell.padStart(12) : cell.padEnd(52))).join('')}\n`,
    )
  line(`${SERVERS} servers, ${WORKERS} workers, requests of all servers`, 'to the store', 'to LiveKit')
  for (const calls of [most / 4, most / 2, most].map(Math.round)) {
    const cluster = new SimulatedCluster({ servers: SERVERS, workers: WORKERS, capacity: CAPACITY })
    await cluster.clock.pass(FOUND_MS)
    const begin = await counted(cluster, async () => {
      for (let call = 0; call < calls; call += 1) {
        cluster.call()
        if (call % 10 === 0) await cluster.clock.pass(200)
      }
      await cluster.clock.pass(10_000)
    })
    line(`${calls} calls begin, 50 a second: a call`, each(begin.store, calls), each(begin.livekit, calls))
    const go = await counted(cluster, async () => await cluster.clock.pass(WATCHED_S * 1000))
    line(`${calls} calls go on: a second`, each(go.store, WATCHED_S), each(go.livekit, WATCHED_S))
    line(
      `${calls} calls go on: a second and call`,
      ...[go.store, go.livekit].map((count) => each(count, WATCHED_S * calls)),
    )
    const all = [...cluster.calls.values()]
    cluster.cutServer(0)
    for (const call of all) cluster.killCoach(call)
    const lostMs = cluster.clock.now()
    while (all.some(({ coach }) => !coach)) await cluster.clock.pass(100)
    const seconds = (cluster.clock.now() - lostMs) / 1000
    line(`a server is cut off and all ${calls} coaches are killed: all back in`, `${seconds.toFixed(1)} s`)
    await cluster.stop()
  }
}

async function counted(cluster: SimulatedCluster, happen: () => Promise<void>) {
  const before = { ...cluster.requests }
  await happen()
  return {
    store: cluster.requests.store - before.store,
    livekit: cluster.requests.livekit - before.livekit,
  }
}

const each = (count: number, of: number): string => (count / of).toFixed(of > 1000 ? 4 : 2)
