import { join } from 'node:path'
import { dataFolder, readConfig } from '../config.ts'
import { installLivekitServer } from '../install/livekit-server.ts'
import { progressOf } from '../install/progress.ts'
import { buildWeb } from '../install/web.ts'
import { writeLivekitConfig } from '../run/livekit-config.ts'
import type { PartPlan } from '../run/part.ts'
import { partEnvironment } from '../run/part-environment.ts'
import { agentPart, livekitPart, modelsPart, serverPart } from '../run/parts.ts'
import { planPorts } from '../run/plan-ports.ts'
import { Supervisor } from '../run/supervisor.ts'

export type PartName = 'livekit' | 'models' | 'server' | 'agent'

/** One part of a running stack, which may be taken away and given back. */
export interface SeparatePart {
  /** `more` is added to the environment it had. */
  start(more?: NodeJS.ProcessEnv): Promise<void>
  stop(): Promise<void>
  /** Ends it and all it started without asking, as a crash does. */
  kill(): Promise<void>
  /** Lets it neither run nor end, as a cut network does, until it is thawed. */
  freeze(): void
  thaw(): void
  /** As it was first started, where a test took it away, froze it or gave it another environment. */
  mend(): Promise<void>
}

export interface SeparateStack {
  readonly url: string
  readonly parts: Readonly<Record<PartName, SeparatePart>>
}

/**
 * The same parts as `npm start`, each under a supervisor of its own, so that one may end while the others
 * go on. None runs until it is started.
 */
export async function separateParts(environment: NodeJS.ProcessEnv): Promise<SeparateStack> {
  const config = readConfig(environment)
  const ports = await planPorts(config)
  const env = { ...environment, ...partEnvironment(config, ports) }
  const server = serverPart(config, ports, env)
  const configFile = join(dataFolder(config), 'livekit.yaml')
  writeLivekitConfig(configFile, {
    port: ports.livekit,
    rtcPort: ports.rtc,
    apiKey: env.LIVEKIT_API_KEY ?? '',
    apiSecret: env.LIVEKIT_API_SECRET ?? '',
    webhookUrl: `${server.address}/api/livekit/webhook`,
  })
  const binary =
    config.LIVEKIT_SERVER_BINARY ??
    (await installLivekitServer({
      cache: config.KINETRA_CACHE,
      downloads: config.LIVEKIT_DOWNLOADS,
      report: progressOf('LiveKit server'),
    }))
  await buildWeb(progressOf('Web page'))
  const logs = join(dataFolder(config), 'logs')
  return {
    url: server.address,
    parts: {
      livekit: separatePart(livekitPart(binary, configFile, ports), logs),
      models: separatePart(modelsPart(config, ports, env), logs),
      server: separatePart(server, logs),
      agent: separatePart(agentPart(ports, env), logs),
    },
  }
}

function separatePart(plan: PartPlan, logs: string): SeparatePart {
  let supervisor: Supervisor | undefined
  let state: 'not started' | 'as planned' | 'changed' = 'not started'
  const signal = (name: NodeJS.Signals) => {
    const running = supervisor?.parts[0]
    // The whole group: what it started goes the same way.
    if (running?.pid !== undefined) process.kill(-running.pid, name)
  }
  const part: SeparatePart = {
    async start(more) {
      supervisor = new Supervisor(logs)
      state = 'changed'
      await supervisor.start({ ...plan, env: { ...plan.env, ...more } })
      if (!more) state = 'as planned'
    },
    async stop() {
      state = 'changed'
      await supervisor?.stop()
      supervisor = undefined
    },
    async kill() {
      signal('SIGKILL')
      await part.stop()
    },
    freeze() {
      state = 'changed'
      signal('SIGSTOP')
    },
    thaw() {
      state = 'as planned'
      signal('SIGCONT')
    },
    async mend() {
      if (state !== 'changed') return
      await part.kill()
      await part.start()
    },
  }
  return part
}
