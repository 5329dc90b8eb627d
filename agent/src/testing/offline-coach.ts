import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { type Config, readConfig } from '../config.ts'
import { testingEnvironment } from './config.ts'
import { killed } from './livekit-server.ts'

const MAIN = join(import.meta.dirname, '../../../models/src/main.ts')
const ADDRESS = /Model server on (\S+)/

export interface OfflineCoach {
  /** The agent's settings with this coach as its chat model. */
  readonly config: Config
  stop(): Promise<void>
}

/** The real model server in a process of its own; its chat model is the offline coach, and speech models stay unloaded. */
export async function startOfflineCoach(): Promise<OfflineCoach> {
  const apiKey = crypto.randomUUID()
  const child = spawn(process.execPath, [MAIN, '--lazy'], {
    env: { ...testingEnvironment.inherited, MODELS_PORT: '0', MODELS_API_KEY: apiKey, LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const baseUrl = await new Promise<string>((ready, failed) => {
    let printed = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      printed += text
      const address = ADDRESS.exec(printed)?.[1]
      if (address) ready(address)
    })
    child.once('exit', (code) => failed(new Error(`the model server ended with ${code}: ${printed}`)))
  })
  const config = readConfig({
    LIVEKIT_URL: 'ws://127.0.0.1:7880',
    LIVEKIT_API_KEY: 'key',
    LIVEKIT_API_SECRET: 'secret',
    MODELS_URL: baseUrl,
    MODELS_API_KEY: apiKey,
  })
  return { config, stop: () => killed(child) }
}
