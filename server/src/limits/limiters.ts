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
export interface Limiters {
  /** A request of nobody known, by the address it comes from. */
  address(address: string): Promise<void>
  /** Any request of a user. */
  user(userId: string): Promise<void>
  /** A call that is started. */
  callStart(userId: string): Promise<void>
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
  const callsHere = inMemory('call', callStartsPerMinute)
  const calls = mongo
    ? new RateLimiterMongo({
        storeClient: mongo,
        dbName: 'kinetra',
        tableName: 'rate_limits',
        keyPrefix: 'call',
        points: callStartsPerMinute,
        duration: A_MINUTE_IN_S,
        // While MongoDB is away each server counts for itself.
        insuranceLimiter: callsHere,
      })
    : callsHere
  return {
    address: async (key) => await consume(address, key),
    user: async (key) => await consume(user, key),
    callStart: async (key) => await consume(calls, key),
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
