import { MongoClient, MongoParseError, MongoServerError } from 'mongodb'
import { codeOf, failed, type Outcome, reasonOf } from './check.ts'

const PATIENCE_MS = 5000
const AUTHENTICATION_FAILED = new Set([18, 8000])
const UNAUTHORIZED = 13

/** What keeps MongoDB from being used; undefined where nothing does. */
export async function checkMongodb(uri: string): Promise<Outcome | undefined> {
  let client: MongoClient
  try {
    client = new MongoClient(uri, { serverSelectionTimeoutMS: PATIENCE_MS, connectTimeoutMS: PATIENCE_MS })
  } catch (error) {
    return malformed(error)
  }
  try {
    await client.connect()
    const database = client.db()
    for (const { name } of await database.listCollections({}, { nameOnly: true }).toArray()) {
      if (!name.startsWith('system.')) await database.collection(name).indexes()
    }
    return undefined
  } catch (error) {
    return explainMongodb(error)
  } finally {
    await client.close()
  }
}

/** What an error of the driver means, and what to do. */
export function explainMongodb(error: unknown): Outcome {
  if (error instanceof MongoParseError) return malformed(error)
  if (error instanceof MongoServerError && AUTHENTICATION_FAILED.has(Number(error.code))) {
    return failed('MongoDB refuses the user or the password', {
      cause: `${reasonOf(error)}.`,
      fix: 'Check user and password in MONGODB_URI (special characters as %xx), and authSource where the user is of another database.',
    })
  }
  if (error instanceof MongoServerError && error.code === UNAUTHORIZED) {
    return failed('the MongoDB user may not do this', {
      cause: `${reasonOf(error)}.`,
      fix: 'Give that user the role readWrite on the database that MONGODB_URI names.',
    })
  }
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
  return failed('MongoDB does not answer', {
    cause: `${reason}.`,
    fix: 'Start it, or let this machine through its firewall (Atlas: Network Access).',
  })
}

function malformed(error: unknown): Outcome {
  const srv = reasonOf(error)
  return failed('MONGODB_URI cannot be read', {
    cause: `${srv}.`,
    fix: 'It is mongodb://user:password@host:27017/database or mongodb+srv://user:password@cluster/database.',
  })
}
