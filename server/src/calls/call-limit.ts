import type { Store } from '@kinetra/store/store'
import { RequestError } from '../http/request-error.ts'

/** More than anybody may have open; older calls than these are not counted. */
const COUNTED = 50

/** Bounds the calls a user has open at once, those included that are being started at this moment. */
export class CallLimit {
  readonly #starting = new Map<string, number>()

  /** Runs `start` where one more call is allowed; throws a RequestError (429) where it is not. */
  async within<T>(store: Store, userId: string, limit: number, start: () => Promise<T>): Promise<T> {
    const ahead = this.#starting.get(userId) ?? 0
    this.#starting.set(userId, ahead + 1)
    try {
      const recent = await store.calls.list(userId, { limit: COUNTED })
      const open = recent.filter((call) => call.endedAt === null).length
      if (open + ahead >= limit) throw tooManyCalls(limit)
      return await start()
    } finally {
      const left = (this.#starting.get(userId) ?? 1) - 1
      if (left > 0) this.#starting.set(userId, left)
      else this.#starting.delete(userId)
    }
  }
}

function tooManyCalls(limit: number): RequestError {
  return new RequestError(429, 'too_many_calls', `You have ${limit} calls open already.`, {
    hint: 'End one of them; a call that was left ends by itself after a minute.',
    retryAfterInS: 60,
  })
}
