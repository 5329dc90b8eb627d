import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { AGENT_NAME } from '@kinetra/protocol/agent'
import { Room } from '@livekit/rtc-node'
import { AccessToken, RoomAgentDispatch, RoomConfiguration } from 'livekit-server-sdk'
import { testingEnvironment } from './config.ts'
import { API_KEY, API_SECRET, killed } from './livekit-server.ts'

const MAIN = join(import.meta.dirname, '../main.ts')

export interface RealWorker {
  readonly pid: number
  readonly exited: Promise<number | null>
  /** Everything it wrote, on both streams. */
  printed(): string
  /** Addresses as it logged them; they may differ from the wished ones. */
  addresses(): { health: string; metrics: string } | undefined
  signal(name: NodeJS.Signals): void
  kill(): Promise<void>
}

/** The worker as production starts it, in a process of its own. */
export function startRealWorker(settings: Record<string, string>, cwd: string): RealWorker {
  const child = spawn(process.execPath, [MAIN, 'start'], {
    cwd,
    env: {
      ...testingEnvironment.inherited,
      AGENT_IDLE_PROCESSES: '1',
      LIVEKIT_API_KEY: API_KEY,
      LIVEKIT_API_SECRET: API_SECRET,
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text
    })
  }
  return {
    pid: child.pid ?? 0,
    exited: new Promise((done) => child.once('exit', done)),
    printed: () => printed,
    addresses() {
      const line = printed.split('\n').find((text) => text.includes('worker addresses'))
      return line ? JSON.parse(line) : undefined
    },
    signal: (name) => void child.kill(name),
    kill: () => killed(child),
  }
}

/** A user in a room that the coach is called into. */
export async function joinRoom(url: string, roomName: string, metadata = ''): Promise<Room> {
  const token = new AccessToken(API_KEY, API_SECRET, { identity: 'jane-doe', ttl: 600 })
  token.addGrant({ roomJoin: true, room: roomName, canPublish: true, canPublishData: true })
  token.roomConfig = new RoomConfiguration({
    agents: [new RoomAgentDispatch({ agentName: AGENT_NAME, metadata })],
  })
  const room = new Room()
  await room.connect(url, await token.toJwt(), { autoSubscribe: true, dynacast: false })
  return room
}
