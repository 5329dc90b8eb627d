import { createReadStream, createWriteStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { pipeline as piped, Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { BSON, type Db, type Document } from 'mongodb'
import { InvalidInputError } from '../errors.ts'
import { Connection } from './connection.ts'
import { ensureIndexes } from './indexes.ts'

const { EJSON } = BSON
/** Who is alive is of no use later. */
const LEFT_OUT = /^(workers|system\..*)$/
const DOCUMENTS_A_WRITE = 100

/**
 * An archive is lines of canonical extended JSON, compressed: the name of each collection, its documents, and at
 * the end how many there were, so that half an archive is known as such.
 */
type Line = { readonly collection: string } | { readonly document: Document } | { readonly documents: number }

/** Writes all that a database keeps into a new file that only its owner can read; answers the number of documents. */
export async function writeArchive(uri: string, file: string): Promise<number> {
  return await connected(uri, async (db) => {
    let count = 0
    async function* lines() {
      const names = (await db.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name)
      // Workouts last: what they consist of is then at least as old as they are.
      for (const name of names.filter((one) => !LEFT_OUT.test(one)).sort()) {
        yield line({ collection: name })
        for await (const document of db.collection(name).find()) {
          count += 1
          yield line({ document })
        }
      }
      yield line({ documents: count })
    }
    await pipeline(
      Readable.from(lines()),
      createGzip(),
      createWriteStream(file, { flags: 'wx', mode: 0o600 }),
    )
    return count
  })
}

/** Reads an archive to its end without using it. @throws InvalidInputError where it is damaged or none. */
export async function checkArchive(file: string): Promise<number> {
  let count = 0
  let promised: number | undefined
  try {
    for await (const one of linesOf(file)) {
      if ('document' in one) count += 1
      else if ('documents' in one) promised = Number(one.documents)
    }
  } catch (cause) {
    throw new InvalidInputError(`${file} cannot be read: ${cause instanceof Error ? cause.message : cause}`, {
      cause,
    })
  }
  if (promised !== count) throw new InvalidInputError(`${file} is no whole archive: choose another copy.`)
  return count
}

/**
 * Puts an archive into a database; answers the number of documents.
 * @param replace removes what is there before; without it the database must be empty.
 * @throws InvalidInputError where the archive is not whole or the database not empty; nothing is changed then.
 */
export async function readArchive(file: string, uri: string, replace: boolean): Promise<number> {
  const count = await checkArchive(file)
  return await connected(uri, async (db) => {
    const existing = (await db.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name)
    for (const name of existing.filter((one) => !one.startsWith('system.'))) {
      if (!replace && !LEFT_OUT.test(name) && (await db.collection(name).findOne()))
        throw new InvalidInputError(
          `The database is not empty (${name}): name an empty one in MONGODB_URI, or add --replace to lose what is there.`,
        )
      if (replace) await db.collection(name).deleteMany({})
    }
    let name = ''
    let waiting: Document[] = []
    const write = async () => {
      if (waiting.length > 0) await db.collection(name).insertMany(waiting)
      waiting = []
    }
    for await (const one of linesOf(file)) {
      if ('document' in one) waiting.push(one.document)
      if (!('document' in one) || waiting.length === DOCUMENTS_A_WRITE) await write()
      if ('collection' in one) name = one.collection
    }
    await ensureIndexes(db)
    return count
  })
}

function line(content: Line): string {
  return `${EJSON.stringify(content, { relaxed: false })}\n`
}

async function* linesOf(file: string): AsyncGenerator<Line> {
  // `compose` loses an error that comes before the first read; the last stream of a pipeline keeps it.
  const text = piped(createReadStream(file), createGunzip(), () => {})
  for await (const one of createInterface({ input: text })) yield EJSON.parse(one, { relaxed: false })
}

async function connected<Result>(uri: string, work: (db: Db) => Promise<Result>): Promise<Result> {
  const connection = new Connection(uri, async () => {})
  try {
    return await connection.use(work)
  } finally {
    await connection.close()
  }
}
