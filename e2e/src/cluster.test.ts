import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CONNECTION_DETAILS_PATH, connectionDetails } from '@kinetra/protocol/connection-details'
import { clusterMissing, startCluster } from '@kinetra/stack/cluster/cluster'
import { readConfig } from '@kinetra/stack/config'
import { dispose, Room } from '@livekit/rtc-node'
import { afterAll, expect, it, onTestFinished, vi } from 'vitest'

const SOON = { timeout: 120_000, interval: 50 }
afterAll(dispose)

const missing = await clusterMissing(readConfig())

it.skipIf(missing)(
  `a cluster of two of everything, as its operator starts it, holds a call that is asked something${missing ? ` (skipped: ${missing})` : ''}`,
  {
    timeout: 400_000,
  },
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'kinetra-cluster-'))
    onTestFinished(async () => await rm(folder, { recursive: true, force: true }))
    const env = { ...process.env, KINETRA_DB: join(folder, 'kinetra.db'), AGENT_IDLE_PROCESSES: '1' }
    const cluster = await startCluster(readConfig(env), env)
    onTestFinished(cluster.stop)
    expect(cluster.parts.map(({ name }) => name).sort()).toEqual([
      'agent-1',
      'agent-2',
      'caddy',
      'livekit-1',
      'livekit-2',
      'models',
      'redis',
      'server-1',
      'server-2',
    ])
    const response = await fetch(`${cluster.url}${CONNECTION_DETAILS_PATH}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    })
    const text = await response.text()
    expect(response.status, text).toBe(200)
    const details = connectionDetails.parse(JSON.parse(text))
    const room = new Room()
    const said: string[] = []
    room.registerTextStreamHandler('lk.transcription', (reader, { identity }) => {
      if (identity.startsWith('agent-'))
        void reader.readAll().then(
          (text) => said.push(text),
          () => undefined,
        )
    })
    await room.connect(details.serverUrl, details.participantToken, { autoSubscribe: true, dynacast: false })
    onTestFinished(async () => await room.disconnect())
    await vi.waitFor(() => expect(said.length).toBeGreaterThan(0), SOON)
    const greeted = said.length
    await room.localParticipant?.sendText('What can you do?', { topic: 'lk.chat' })
    await vi.waitFor(() => expect(said.length).toBeGreaterThan(greeted), SOON)
  },
)
