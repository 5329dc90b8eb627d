import { MongoBulkWriteError, MongoError, MongoNetworkError, MongoServerError } from 'mongodb'

/** The driver's own errors of a server that is not there, a pool that is full, a client that was closed. */
const UNAVAILABLE = new Set([
  'MongoServerSelectionError',
  'MongoNetworkTimeoutError',
  'MongoPoolClearedError',
  'MongoWaitQueueTimeoutError',
  'MongoOperationTimeoutError',
  'MongoNotConnectedError',
  'MongoTopologyClosedError',
  'MongoClientClosedError',
  'MongoPoolClosedError',
  'MongoServerClosedError',
])
/** Server codes of an election, a shutdown, a failed login, and a disk that is full. */
const UNAVAILABLE_CODES = new Set<unknown>([
  6, 7, 13, 18, 89, 91, 189, 262, 9001, 10107, 11600, 11602, 13435, 13436, 14031,
])
const DUPLICATE_KEY = 11000
const TOO_LARGE = new Set<unknown>([10334, 17419, 17420])

export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof MongoError)) return false
  if (error instanceof MongoNetworkError || UNAVAILABLE.has(error.name)) return true
  // Writes in bulk hide what broke them.
  if (error instanceof MongoBulkWriteError && error.errorResponse instanceof Error)
    return isUnavailable(error.errorResponse)
  return error instanceof MongoServerError && UNAVAILABLE_CODES.has(error.code)
}

/** A unique index refused the document: it, or another with its key, is there already. */
export const isDuplicate = (error: unknown): boolean =>
  error instanceof MongoServerError && error.code === DUPLICATE_KEY

/** The document would pass 16 MiB. */
export const isTooLarge = (error: unknown): boolean =>
  error instanceof MongoServerError && TOO_LARGE.has(error.code)
