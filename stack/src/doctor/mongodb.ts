import { migrateDatabase } from '@kinetra/store/mongo/migrate'
import { type Db, MongoClient, MongoParseError, MongoServerError } from 'mongodb'
import { codeOf, failed, type Outcome, reasonOf } from './check.ts'

const PATIENCE_MS = 5000
const AUTHENTICATION_FAILED = new Set([18, 8000])
const UNAUTHORIZED = 13
const DUPLICATE = 11000

export interface MongodbFinding {
  /** What keeps MongoDB from being used; undefined where nothing does. */
  readonly trouble?: Outcome
  /** Of all collections together. */
  readonly indexes: number
  /** Those of `indexes` that were missing and have been made, as every start makes them. */
  readonly made: number
}

/** Connects, reads, and makes the indexes that the store asks with. Never rejects. */
export async function checkMongodb(uri: string): Promise<MongodbFinding> {
  const nothing = { indexes: 0, made: 0 }
  let client: MongoClient
  try {
    client = new MongoClient(uri, { serverSelectionTimeoutMS: PATIENCE_MS, connectTimeoutMS: PATIENCE_MS })
  } catch (error) {
    return { ...nothing, trouble: malformed(error) }
  }
  try {
    await client.connect()
    const before = await countIndexes(client.db())
    await migrateDatabase(client.db())
    await readByItsClock(client.db())
    const indexes = await countIndexes(client.db())
    return { indexes, made: indexes - before }
  } catch (error) {
    return { ...nothing, trouble: explainMongodb(error) }
  } finally {
    await client.close()
  }
}

/** Leases and workers are asked for by the database's own clock: what only speaks MongoDB's protocol may not know it. */
async function readByItsClock(database: Db): Promise<void> {
  const schema = database.collection<{ _id: string }>('schema')
  await schema.findOne({ _id: 'schema', $expr: { $lte: [{ $add: ['$$NOW', 0] }, '$$NOW'] } })
}

/** Without the one on `_id` that every collection has. */
async function countIndexes(database: Db): Promise<number> {
  const collections = await database.listCollections({}, { nameOnly: true }).toArray()
  const names = collections.map(({ name }) => name).filter((name) => !name.startsWith('system.'))
  const lists = await Promise.all(names.map((name) => database.collection(name).indexes()))
  return lists.flat().filter((index) => index.name !== '_id_').length
}

/** What an error of the driver means, and what to do. */
export function explainMongodb(error: unknown): Outcome {
  if (error instanceof MongoParseError) return malformed(error)
  if (error instanceof MongoServerError) return refused(error)
  const reason = reasonOf(error)
  if (/querySrv|queryTxt/.test(reason)) {
    return failed('MongoDB’s SRV record is not found', {
      cause: `DNS: ${reason}.`,
      fix: 'Check the host after mongodb+srv://; a network whose DNS knows no SRV needs the long mongodb:// form.',
    })
  }
  if (/ENOTFOUND|EAI_AGAIN/.test(`${codeOf(error)} ${reason}`)) {
    return failed('MongoDB’s host is not known', {
      cause: `DNS: ${reason}.`,
      fix: 'Check the host in MONGODB_URI.',
    })
  }
  if (/^connection .* closed$/.test(reason)) {
    return failed('what listens there does not speak as MongoDB', {
      cause: 'It closed the connection without an answer.',
      fix: 'Check host and port in MONGODB_URI: another program may listen there, or a MongoDB that wants tls=true.',
    })
  }
  return failed('MongoDB does not answer', {
    cause: `${reason}.`,
    fix: 'Start it, or let this machine through its firewall (Atlas: Network Access).',
  })
}

/** MongoDB answers, but not as the store needs it. */
function refused(error: MongoServerError): Outcome {
  const reason = reasonOf(error)
  if (AUTHENTICATION_FAILED.has(Number(error.code))) {
    return failed('MongoDB refuses the user or the password', {
      cause: `${reason}.`,
      fix: 'Check user and password in MONGODB_URI (special characters as %xx), and authSource where the user is of another database.',
    })
  }
  if (error.code === UNAUTHORIZED && /authentication/.test(error.message)) {
    return failed('MongoDB wants a user, and MONGODB_URI names none', {
      cause: `${reason}.`,
      fix: 'Write it as mongodb://user:password@host:27017/database.',
    })
  }
  if (error.code === UNAUTHORIZED) {
    return failed('the MongoDB user may not do this', {
      cause: `${reason}.`,
      fix: 'Give that user the role readWrite on the database that MONGODB_URI names.',
    })
  }
  if (error.code === DUPLICATE) {
    return failed('an index cannot be made', {
      cause: `There are documents twice: ${reason}.`,
      fix: 'Remove one of each pair, or restore a backup (docs/operations.md).',
    })
  }
  return failed('MongoDB refuses what the store needs', {
    cause: `${[reason, error.codeName].filter(Boolean).join(', ')}.`,
    fix: 'Use MongoDB itself (deploy/compose.yaml names its version): others that speak its protocol lack commands.',
  })
}

function malformed(error: unknown): Outcome {
  return failed('MONGODB_URI cannot be read', {
    cause: `${reasonOf(error)}.`,
    fix: 'It is mongodb://user:password@host:27017/database or mongodb+srv://user:password@cluster/database.',
  })
}
