import type { Call, Store } from '@kinetra/store/store'
import { RequestError } from '../http/request-error.ts'
import type { LiveKit } from '../livekit/livekit.ts'
import { endCall } from './end-call.ts'

/** More than anybody may have open; older calls than these are not counted. */
const COUNTED = 50
/** Time to join a call that was just started. */
const JOINING_MS = 15_000

/** Bounds the calls a user has open at once, those included that are being started at this moment. */
export class CallLimit {
  readonly #store: Store
  readonly #livekit: LiveKit
  readonly #starting = new Map<string, number>()

  constructor(store: Store, livekit: LiveKit) {
    this.#store = store
    this.#livekit = livekit
  }

  /**
   * Runs `start` where one more call is allowed. Calls that the user has left give way, though one may
   * return to them for a minute otherwise; where none is left, throws a RequestError (429).
   */
  async within<T>(userId: string, limit: number, start: () => Promise<T>): Promise<T> {
    const ahead = this.#starting.get(userId) ?? 0
    this.#starting.set(userId, ahead + 1)
    try {
      const recent = await this.#store.calls.list(userId, { limit: COUNTED })
      let open = recent.filter((call) => call.endedAt === null)
      if (open.length + ahead >= limit) open = await this.#keepThoseInUse(open)
      if (open.length + ahead >= limit) throw tooManyCalls(limit)
      return await start()
    } finally {
      const left = (this.#starting.get(userId) ?? 1) - 1
      if (left > 0) this.#starting.set(userId, left)
      else this.#starting.delete(userId)
    }
  }

  async #keepThoseInUse(open: Call[]): Promise<Call[]> {
    const inUse: Call[] = []
    for (const call of open) {
      const isNew = Date.now() - Date.parse(call.createdAt) < JOINING_MS
      const members = isNew ? undefined : await this.#livekit.members(call.roomName)
      if (isNew || members?.some((member) => !member.isAgent && member.present)) inUse.push(call)
      else await endCall(call, this.#store, this.#livekit)
    }
    return inUse
  }
}

function tooManyCalls(limit: number): RequestError {
  return new RequestError(429, 'too_many_calls', `You have ${limit} calls open already.`, {
    hint: 'End one of them, here or in the other tab.',
    retryAfterInS: 15,
  })
}
