import ipaddr from 'ipaddr.js'
import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterMongo,
  RateLimiterRes,
} from 'rate-limiter-flexible'
import type { Config } from '../config.ts'
import { RequestError } from '../http/request-error.ts'
import type { Counters } from './counters.ts'

const A_MINUTE_IN_S = 60
/** A flood gets through for so long, over several servers; a request costs no write of its own. */
const TELL_EVERY_MS = 1000
/** More than a hand on the page can make. */
const SETTINGS_CHANGES_PER_MINUTE = 30

export interface Limiters {
  /** A request of nobody known, by the address it comes from. */
  address(address: string): Promise<void>
  /** Any request of a user. */
  user(userId: string): Promise<void>
  /** A call that is started, or joined again. */
  callStart(userId: string): Promise<void>
  /** A call that nobody known starts, by the address it comes from. */
  strangerCallStart(address: string): Promise<void>
  /** A change of the settings, which may set off work on all workouts. */
  settingsChange(userId: string): Promise<void>
}

/**
 * Limits that throw a RequestError (429 with Retry-After) where they are passed, counted by all servers
 * together where there is a MongoDB to count in. For a call, which is dear, the common count is waited for;
 * for a request it is not: each server counts for itself, tells the others, and blocks whom they all together
 * have counted too often.
 */
export function createLimiters({ limits }: Pick<Config, 'limits'>, counters?: Counters): Limiters {
  const { requestsPerMinute, callStartsPerMinute } = limits
  const address = quickLimit('address', requestsPerMinute, counters)
  const user = quickLimit('user', requestsPerMinute, counters)
  const settingsChange = quickLimit('settings', SETTINGS_CHANGES_PER_MINUTE, counters)
  const call = commonLimit('call', callStartsPerMinute, counters)
  const strangerCall = commonLimit('stranger-call', callStartsPerMinute, counters)
  return {
    address: async (key) => await address(networkOf(key)),
    user,
    settingsChange,
    callStart: call,
    strangerCallStart: async (key) => await strangerCall(networkOf(key)),
  }
}

/** Counts in common before it answers; while MongoDB is away each server counts for itself. */
function commonLimit(keyPrefix: string, points: number, counters?: Counters) {
  const here = new RateLimiterMemory({ keyPrefix, points, duration: A_MINUTE_IN_S })
  const together = counters && countedTogether(counters, { keyPrefix, points, insuranceLimiter: here })
  return async (key: string) => {
    await ((await together?.()) ?? here).consume(key).catch(refuse)
  }
}

/** Counts here at once, and in common a moment later, all requests of that moment in one write each user. */
function quickLimit(keyPrefix: string, points: number, counters?: Counters) {
  const here = new RateLimiterMemory({ keyPrefix, points, duration: A_MINUTE_IN_S })
  const together = counters && countedTogether(counters, { keyPrefix, points })
  let untold = new Map<string, number>()
  const tell = async () => {
    const counts = untold
    untold = new Map()
    const common = await together?.()
    for (const [key, count] of counts) {
      const passed = await common?.consume(key, count).catch((refusal: unknown) => refusal)
      if (passed instanceof RateLimiterRes && passed.consumedPoints > points) {
        await here.block(key, passed.msBeforeNext / 1000)
      }
    }
  }
  return async (key: string) => {
    await here.consume(key).catch(refuse)
    if (!together) return
    if (untold.size === 0) setTimeout(() => void tell(), TELL_EVERY_MS).unref()
    untold.set(key, (untold.get(key) ?? 0) + 1)
  }
}

interface CommonOptions {
  readonly keyPrefix: string
  readonly points: number
  readonly insuranceLimiter?: RateLimiterAbstract
}

/** A limiter in MongoDB, whose index is made before anything is counted; undefined while it is away. */
function countedTogether(counters: Counters, options: CommonOptions) {
  let limiter: RateLimiterMongo | undefined
  return async (): Promise<RateLimiterAbstract | undefined> => {
    if (limiter) return limiter
    const found = await counters.database()
    if (!found) return undefined
    const made = new RateLimiterMongo({
      ...options,
      storeClient: found.client,
      dbName: found.db.databaseName,
      tableName: 'rate_limits',
      duration: A_MINUTE_IN_S,
      disableIndexesCreation: true,
    })
    try {
      await made.createIndexes()
      limiter ??= made
      return limiter
    } catch {
      return undefined
    }
  }
}

function refuse(passed: unknown): never {
  if (!(passed instanceof RateLimiterRes)) throw passed
  const retryAfterInS = Math.max(1, Math.ceil(passed.msBeforeNext / 1000))
  throw new RequestError(429, 'too_many_requests', 'That was too much in a short time.', {
    hint: `Try again in ${retryAfterInS} seconds.`,
    retryAfterInS,
  })
}

/** Whoever has one IPv6 address has the other 2^64 of its network too; an IPv4 one may come written as IPv6. */
function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return address
  const parsed = ipaddr.process(address)
  return parsed.kind() === 'ipv6'
    ? ipaddr.IPv6.networkAddressFromCIDR(`${parsed}/64`).toString()
    : String(parsed)
}
