import { join } from 'node:path'
import { type Config, ROOT } from '../config.ts'
import type { PartPlan } from './part.ts'
import type { Ports } from './plan-ports.ts'
import { answers } from './ready.ts'

const node = process.execPath
/** As the image of the models sets them: glibc would keep what each recognition and each sentence needed at its most. */
const FREED_MEMORY_GOES_BACK = {
  MALLOC_ARENA_MAX: '2',
  MALLOC_TRIM_THRESHOLD_: '131072',
  MALLOC_MMAP_THRESHOLD_: '131072',
}

/** Everything the parts are told, over what the environment says already. */
export type PartEnvironment = NodeJS.ProcessEnv

export function livekitPart(binary: string, configFile: string, ports: Ports): PartPlan {
  return {
    name: 'livekit',
    title: 'LiveKit server',
    address: `ws://127.0.0.1:${ports.livekit}`,
    command: binary,
    args: ['--config', configFile],
    env: process.env,
    ready: answers(`http://127.0.0.1:${ports.livekit}/`),
    readyWithinMs: 15_000,
    // The first SIGTERM waits for everybody to leave, the second does not.
    asks: 2,
    graceMs: 3000,
  }
}

export function modelsPart(config: Config, ports: Ports, env: PartEnvironment): PartPlan {
  const base = `http://${config.MODELS_HOST}:${ports.models}`
  const own = { ...FREED_MEMORY_GOES_BACK, ...env }
  return nodePart('models', 'Speech models', 'models/src/main.ts', [], `${base}/v1`, `${base}/health`, own)
}

export function serverPart(config: Config, ports: Ports, env: PartEnvironment): PartPlan {
  const base = `http://${reachable(config.HOST)}:${ports.server}`
  return nodePart('server', 'Server', 'server/src/main.ts', [], base, `${base}/health`, env)
}

export function agentPart(ports: Ports, env: PartEnvironment): PartPlan {
  // The worker's own address answers with success only while it is connected to LiveKit.
  const base = `http://127.0.0.1:${ports.agent}`
  return nodePart('agent', 'Coach', 'agent/src/main.ts', ['start'], base, `${base}/`, env)
}

/** An address to reach a server by that listens on `host`. */
export function reachable(host: string): string {
  return host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
}

function nodePart(
  name: string,
  title: string,
  file: string,
  args: readonly string[],
  address: string,
  health: string,
  env: PartEnvironment,
): PartPlan {
  return {
    name,
    title,
    address,
    command: node,
    args: [join(ROOT, file), ...args],
    env,
    ready: answers(health),
    readyWithinMs: 120_000,
    asks: 1,
    graceMs: 5000,
  }
}
