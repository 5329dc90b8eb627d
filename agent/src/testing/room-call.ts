import { randomBytes } from 'node:crypto'
import { LOCAL_USER } from '@kinetra/protocol/ids'
import { signJobToken } from '@kinetra/protocol/job-token'
import type { Store } from '@kinetra/store/store'
import { initializeLogger, JobContext, JobProcess, runWithJobContextAsync } from '@livekit/agents'
import { Room } from '@livekit/rtc-node'
import { AccessToken, type VideoGrant } from 'livekit-server-sdk'
import { runCall } from '../call/run-call.ts'
import type { Config } from '../config.ts'
import { API_KEY, API_SECRET, type LiveKitServer } from './livekit-server.ts'
import { RoomUser } from './room-user.ts'

const JOB_SECRET = 'a secret that is long enough for signing jobs'

/** Nobody else begins. */
const atOnce = async () => () => undefined

/** A call in a room of a real LiveKit: the agent's own session as a job runs it, but in this process, and a user. */
export class RoomCall {
  readonly callId: string
  readonly jobId = `job-${crypto.randomUUID()}`
  readonly #room = new Room()
  readonly #shutDown = Promise.withResolvers<string>()
  /** Why the job ended itself; resolves when it does. */
  readonly shutDown = this.#shutDown.promise
  readonly #atTheEnd = new AsyncDisposableStack()
  #user: RoomUser | undefined
  #url = ''

  private constructor(callId: string) {
    this.callId = callId
  }

  get user(): RoomUser {
    if (!this.#user) throw new Error('the user has not come')
    return this.#user
  }

  /**
   * Resolves when both are in the room.
   * @param agentMay what the agent may do there besides joining.
   * @param callId a call that another job has left.
   */
  static async start(
    livekit: LiveKitServer,
    store: Store,
    config: Config,
    {
      workoutId = null,
      agentMay = {},
      callId: takenOver,
    }: { workoutId?: string | null; agentMay?: VideoGrant; callId?: string } = {},
  ): Promise<RoomCall> {
    initializeLogger({ pretty: false, level: 'silent' })
    const call = new RoomCall(takenOver ?? randomBytes(16).toString('hex'))
    const { callId } = call
    call.#url = livekit.url
    const roomName = `kinetra-session-${callId}`
    if (!takenOver) await store.calls.create({ id: callId, userId: LOCAL_USER, roomName, workoutId })
    const claims = { callId, room: roomName, userId: LOCAL_USER, ...(workoutId && { workoutId }) }
    const metadata = JSON.stringify({ call: await signJobToken(claims, [JOB_SECRET]) })
    const token = await tokenFor('coach', roomName, { agent: true, ...agentMay })
    const context = call.#contextOf(livekit.url, token, {
      id: call.jobId,
      metadata,
      room: { name: roomName },
    })
    const running = runWithJobContextAsync(context, () =>
      runCall(context, { ...config, KINETRA_JOB_SECRET: [JOB_SECRET] }, store, call.#atTheEnd, atOnce),
    )
    call.#user = await RoomUser.join(livekit.url, await tokenFor('user', roomName, {}))
    await Promise.race([running, call.shutDown])
    return call
  }

  /** Somebody else in the room. */
  async admit(identity: string): Promise<RoomUser> {
    return await RoomUser.join(this.#url, await tokenFor(identity, this.#room.name ?? '', {}))
  }

  /** The job's end, in the order in which the framework's process runs it. */
  async end(): Promise<void> {
    await this.#user?.leave()
    await this.#room.disconnect()
    await this.#atTheEnd.disposeAsync()
  }

  #contextOf(url: string, token: string, job: object): JobContext<Record<string, unknown>> {
    const info = {
      acceptArguments: { name: '', identity: 'coach', metadata: '' },
      job,
      url,
      token,
      workerId: '',
      apiKey: API_KEY,
      apiSecret: API_SECRET,
    }
    return new JobContext(
      new JobProcess(),
      info as ConstructorParameters<typeof JobContext>[1],
      this.#room,
      () => undefined,
      (reason) => this.#shutDown.resolve(reason),
      { doInference: () => Promise.reject(new Error('no inference here')) },
    )
  }
}

async function tokenFor(identity: string, room: string, grant: VideoGrant): Promise<string> {
  const token = new AccessToken(API_KEY, API_SECRET, { identity, ttl: 600 })
  token.addGrant({ roomJoin: true, room, canPublish: true, canPublishData: true, ...grant })
  if (grant.agent) token.kind = 'agent'
  return await token.toJwt()
}
