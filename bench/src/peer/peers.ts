import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { freePorts } from '@kinetra/store/testing/free-ports'
import { until } from '../until.ts'

export interface PeerPlan {
  readonly name: string
  readonly command: readonly [program: string, ...words: string[]]
  readonly settings?: NodeJS.ProcessEnv
}

export interface Peer {
  readonly name: string
  /** By which LiveKit sends for it. */
  readonly agentName: string
  /** Everything that it printed so far. */
  printed(): string
  stop(): Promise<void>
}

const script = (name: string) => join(import.meta.dirname, name)

/** @param python with LiveKit's agents; those that need it are left out where there is none. */
export function peerPlans(python: string | undefined): PeerPlan[] {
  const own = python ? ([python, script('python-agent.py'), 'start'] as const) : undefined
  return [
    ...(own
      ? [
          { name: "LiveKit's Python agent, its defaults", command: own },
          { name: "LiveKit's Python agent, tuned", command: own, settings: { PEER_TUNED: '1' } },
        ]
      : []),
    {
      name: "LiveKit's Node agent, its starter's settings",
      command: [process.execPath, script('node-agent.ts'), 'start'],
    },
  ]
}

/** Starts an agent of somebody else's; resolves once LiveKit can send for it. */
export async function startPeer(plan: PeerPlan, environment: NodeJS.ProcessEnv): Promise<Peer> {
  const agentName = `peer-${crypto.randomUUID()}`
  const [port = 0] = await freePorts(1)
  const [program, ...words] = plan.command
  const settings = { PEER_NAME: agentName, PEER_PORT: String(port), ...plan.settings }
  const child = spawn(program, words, {
    env: { ...environment, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own: its processes end with it.
    detached: true,
  })
  let printed = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text
    })
  const isReady = () => {
    if (child.exitCode !== null) throw new Error(`${plan.name} ended with ${child.exitCode}:\n${printed}`)
    return /registered worker/i.test(printed)
  }
  await until(isReady, `${plan.name} at LiveKit`, 120_000).catch(async (error: unknown) => {
    await end(child)
    throw new Error(printed, { cause: error })
  })
  return { name: plan.name, agentName, printed: () => printed, stop: async () => await end(child) }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.pid === undefined) return
  const exit = once(child, 'exit')
  process.kill(-child.pid, 'SIGKILL')
  await exit
}
