import { join } from 'node:path'
import { type Config, dataFolder } from './config.ts'
import { installLivekitServer } from './install/livekit-server.ts'
import { progressOf } from './install/progress.ts'
import { installSpeechModels } from './install/speech-models.ts'
import { buildWeb } from './install/web.ts'
import { writeLivekitConfig } from './run/livekit-config.ts'
import type { PartPlan } from './run/part.ts'
import { agentPart, livekitPart, modelsPart, type PartEnvironment, serverPart } from './run/parts.ts'
import type { Ports } from './run/plan-ports.ts'
import type { Supervisor } from './run/supervisor.ts'

export interface Stack {
  readonly config: Config
  readonly ports: Ports
  readonly env: PartEnvironment
  readonly supervisor: Supervisor
  readonly onReady: (plan: PartPlan, milliseconds: number) => void
}

/**
 * Installs what is missing and starts each part as soon as what it needs is there; resolves when all
 * are ready.
 * @throws PartFailedError, NoLivekitServerError, StepFailedError
 */
export async function startStack(stack: Stack): Promise<void> {
  const { config, ports, env } = stack
  const livekit = config.LIVEKIT_URL ? Promise.resolve() : startLivekit(stack)
  const page = buildWeb(progressOf('Web page'))
  await Promise.all([
    startModels(stack),
    // Neither can be ready before LiveKit is, which takes minutes where it has to be built first.
    Promise.all([livekit, page]).then(() => start(stack, serverPart(config, ports, env))),
    livekit.then(() => start(stack, agentPart(ports, env))),
  ])
}

async function start(stack: Stack, plan: PartPlan): Promise<void> {
  stack.onReady(plan, await stack.supervisor.start(plan))
}

async function startLivekit(stack: Stack): Promise<void> {
  const { config, ports, env } = stack
  const binary =
    config.LIVEKIT_SERVER_BINARY ??
    (await installLivekitServer({
      cache: config.KINETRA_CACHE,
      downloads: config.LIVEKIT_DOWNLOADS,
      report: progressOf('LiveKit server'),
    }))
  const configFile = join(dataFolder(config), 'livekit.yaml')
  writeLivekitConfig(configFile, {
    port: ports.livekit,
    rtcPort: ports.rtc,
    apiKey: env.LIVEKIT_API_KEY ?? '',
    apiSecret: env.LIVEKIT_API_SECRET ?? '',
    webhookUrl: `${serverPart(config, ports, env).address}/api/livekit/webhook`,
  })
  await start(stack, livekitPart(binary, configFile, ports))
}

async function startModels(stack: Stack): Promise<void> {
  const { config, ports, env } = stack
  if (config.MODELS_URL) return // Somebody else's, or another machine's.
  await installSpeechModels(config.KINETRA_CACHE, progressOf('Speech models'))
  await start(stack, modelsPart(config, ports, env))
}
