import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore } from '@kinetra/store/open-store'
import type { Store } from '@kinetra/store/store'
import type { FastifyInstance } from 'fastify'
import { type AppDependencies, createApp } from '../app.ts'
import { type Config, readConfig } from '../config.ts'
import { connectLiveKit, type LiveKit } from '../livekit/livekit.ts'
import type { LiveKitServer } from './livekit-server.ts'

export const JOB_SECRET = 'a-secret-for-tests-of-32-characters!'

export interface TestServer {
  readonly app: FastifyInstance
  readonly store: Store
  readonly config: Config
  readonly livekit: LiveKit
  close(): Promise<void>
}

/** Nothing listens on the discard port: a LiveKit that cannot be reached. */
export const NO_LIVEKIT = { url: 'ws://127.0.0.1:9', apiKey: 'key', apiSecret: 'x'.repeat(32) }

/** The application on a store of its own in a temporary folder; settings are environment variables. */
export async function startTestServer(
  livekitServer: Pick<LiveKitServer, 'url' | 'apiKey' | 'apiSecret'> = NO_LIVEKIT,
  settings: NodeJS.ProcessEnv = {},
  replace: Partial<AppDependencies> = {},
): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'kinetra-server-'))
  const config = readConfig({
    LIVEKIT_URL: livekitServer.url,
    LIVEKIT_API_KEY: livekitServer.apiKey,
    LIVEKIT_API_SECRET: livekitServer.apiSecret,
    KINETRA_JOB_SECRET: JOB_SECRET,
    KINETRA_DB: join(folder, 'test.db'),
    WEB_DIST: join(folder, 'dist'),
    LOG_LEVEL: 'silent',
    ...settings,
  })
  const store = replace.store ?? (await openStore({ databasePath: config.databasePath }))
  const livekit = connectLiveKit(config.livekit)
  const app = createApp({ config, livekit, ...replace, store })
  await app.ready()
  return {
    app,
    store,
    config,
    livekit,
    close: async () => {
      await app.close()
      await store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
