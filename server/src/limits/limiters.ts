import type { MongoClient } from 'mongodb'
import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterMongo,
  RateLimiterRes,
} from 'rate-limiter-flexible'
import type { Config } from '../config.ts'
import { RequestError } from '../http/request-error.ts'

const A_MINUTE_IN_S = 60
/** More than a hand on the page can make. */
const SETTINGS_CHANGES_PER_MINUTE = 30
export interface Limiters {
  /** A request of nobody known, by the address it comes from. */
  address(address: string): Promise<void>
  /** Any request of a user. */
  user(userId: string): Promise<void>
  /** A call that is started. */
  callStart(userId: string): Promise<void>
  /** A change of the settings, which may set off work on all workouts. */
  settingsChange(userId: string): Promise<void>
}

/**
 * Limits that throw a RequestError (429 with Retry-After) where they are passed. Requests are counted by
 * each server for itself, which costs no time; calls, which are few and dear, by all servers together
 * where there is a MongoDB to count in.
 */
export function createLimiters(config: Config, mongo?: MongoClient): Limiters {
  const { requestsPerMinute, callStartsPerMinute } = config.limits
  const inMemory = (keyPrefix: string, points: number) =>
    new RateLimiterMemory({ keyPrefix, points, duration: A_MINUTE_IN_S })
  const address = inMemory('address', requestsPerMinute)
  const user = inMemory('user', requestsPerMinute)
  const settings = inMemory('settings', SETTINGS_CHANGES_PER_MINUTE)
  const callsHere = inMemory('call', callStartsPerMinute)
  const calls = mongo ? countedTogether(mongo, callStartsPerMinute, callsHere) : undefined
  return {
    address: async (key) => await consume(address, key),
    user: async (key) => await consume(user, key),
    settingsChange: async (key) => await consume(settings, key),
    callStart: async (key) => await consume((await calls?.()) ?? callsHere, key),
  }
}

/** Counts in MongoDB, whose index is made before anything is counted. */
function countedTogether(mongo: MongoClient, points: number, insuranceLimiter: RateLimiterAbstract) {
  const limiter = new RateLimiterMongo({
    storeClient: mongo,
    dbName: 'kinetra',
    tableName: 'rate_limits',
    keyPrefix: 'call',
    points,
    duration: A_MINUTE_IN_S,
    disableIndexesCreation: true,
    // While MongoDB is away each server counts for itself.
    insuranceLimiter,
  })
  let indexed: Promise<void> | undefined
  return async (): Promise<RateLimiterAbstract | undefined> => {
    indexed ??= limiter.createIndexes()
    try {
      await indexed
      return limiter
    } catch {
      indexed = undefined
      return undefined
    }
  }
}

async function consume(limiter: RateLimiterAbstract, key: string): Promise<void> {
  try {
    await limiter.consume(key)
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error
    const retryAfterInS = Math.max(1, Math.ceil(error.msBeforeNext / 1000))
    throw new RequestError(429, 'too_many_requests', 'That was too much in a short time.', {
      hint: `Try again in ${retryAfterInS} seconds.`,
      retryAfterInS,
    })
  }
}
