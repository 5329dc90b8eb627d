import { join } from 'node:path'
import { freePorts } from '@kinetra/store/testing/free-ports'
import { ROOT, readConfig } from '../config.ts'
import { findProgram, isProgram } from '../install/find-program.ts'
import { LIVEKIT_VERSION } from '../install/livekit-server.ts'
import { type LivekitPlan, livekitConfig } from '../run/livekit-config.ts'
import { Part, type PartPlan } from '../run/part.ts'
import { answers } from '../run/ready.ts'

export const NO_LIVEKIT = 'there is no livekit-server here: "npm start" or "npm test" installs one'

/** The LiveKit server that tests may start; undefined where none is installed. */
export function livekitBinary(): string | undefined {
  const config = readConfig()
  const cached = join(config.KINETRA_CACHE, 'livekit-server', LIVEKIT_VERSION, 'livekit-server')
  return (
    config.LIVEKIT_SERVER_BINARY ?? findProgram('livekit-server') ?? (isProgram(cached) ? cached : undefined)
  )
}

/** A real LiveKit server on free ports of this machine; `change` edits its configuration. */
export async function startLivekit(
  folder: string,
  plan: Pick<LivekitPlan, 'apiKey' | 'apiSecret' | 'webhookUrl'>,
  change: (config: Record<string, object>) => void = () => undefined,
): Promise<{ url: string; part: Part }> {
  const [port = 0, rtcPort = 0] = await freePorts(2)
  const config = livekitConfig({ ...plan, port, rtcPort }) as Record<string, object>
  change(config)
  const part = await startPart(folder, {
    name: `livekit-${port}`,
    command: livekitBinary() ?? 'livekit-server',
    args: ['--config-body', JSON.stringify(config)],
    env: process.env,
    ready: answers(`http://127.0.0.1:${port}/`),
    asks: 2,
  })
  return { url: `ws://127.0.0.1:${port}`, part }
}

/** A program of this repository, ready when its address answers with a success. */
export async function startProgram(
  folder: string,
  file: string,
  health: string,
  env: NodeJS.ProcessEnv,
): Promise<Part> {
  return await startPart(folder, {
    name: `${file.split('/')[0]}-${new URL(health).port}`,
    command: process.execPath,
    args: [join(ROOT, file)],
    env: { ...process.env, ...env },
    ready: answers(health),
    asks: 1,
  })
}

async function startPart(
  folder: string,
  plan: Pick<PartPlan, 'name' | 'command' | 'args' | 'env' | 'ready' | 'asks'>,
): Promise<Part> {
  const part = new Part(
    { ...plan, title: plan.name, address: '', readyWithinMs: 120_000, graceMs: 3000 },
    join(folder, 'logs'),
  )
  await part.ready()
  return part
}
