import { createReadStream, createWriteStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { pipeline as piped, Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { BSON, type Document, type ObjectId } from 'mongodb'
import { InvalidInputError } from '../errors.ts'
import { withoutTimeout as connected } from './connection.ts'
import { consistentCopy, isLeftOut } from './consistent-copy.ts'
import { collections } from './documents.ts'
import { migrateDatabase } from './migrate.ts'
import { MIGRATIONS } from './migrations.ts'
import { keepLog, REPLACED_LOG } from './replaced-log.ts'

const { EJSON } = BSON
const DOCUMENTS_A_WRITE = 100

/**
 * An archive is lines of canonical extended JSON, compressed: the layout's version, then the name of a collection
 * before its documents, and at the end how many there were, so that half an archive is known as such.
 */
type Line =
  | { readonly schema: number }
  | { readonly collection: string }
  | { readonly document: Document }
  | { readonly documents: number; readonly gone?: readonly ObjectId[] }

/**
 * Writes all that a database keeps into a new file that only its owner can read, while others write to it (see
 * consistent-copy.ts); answers the number of documents.
 */
export async function writeArchive(uri: string, file: string): Promise<number> {
  return await connected(uri, async (db) => {
    let count = 0
    async function* lines() {
      yield line({ schema: MIGRATIONS.length })
      const gone: ObjectId[] = []
      let collection = ''
      for await (const part of consistentCopy(db)) {
        if ('gone' in part) {
          gone.push(part.gone)
          continue
        }
        if (part.collection !== collection) yield line({ collection: part.collection })
        ;({ collection } = part)
        count += 1
        yield line({ document: part.document })
      }
      yield line({ documents: count, gone })
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
  let schema = 0
  try {
    for await (const one of linesOf(file)) {
      if ('document' in one) count += 1
      else if ('documents' in one) promised = Number(one.documents)
      else if ('schema' in one) schema = Number(one.schema)
    }
  } catch (cause) {
    throw new InvalidInputError(`${file} cannot be read: ${cause instanceof Error ? cause.message : cause}`, {
      cause,
    })
  }
  if (promised !== count) throw new InvalidInputError(`${file} is no whole archive: choose another copy.`)
  if (schema > MIGRATIONS.length)
    throw new InvalidInputError(
      `${file} has schema ${schema} and this program knows ${MIGRATIONS.length}: use the newer program.`,
    )
  return count
}

/**
 * Puts an archive into a database; answers the number of documents.
 * @param replace removes what is there before, but keeps its audit log (see replaced-log.ts); without it the database must
 *   be empty.
 * @throws InvalidInputError where the archive is not whole or the database not empty; nothing is changed then.
 */
export async function readArchive(file: string, uri: string, replace: boolean): Promise<number> {
  const count = await checkArchive(file)
  return await connected(uri, async (db) => {
    const existing = (await db.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name)
    for (const name of existing.filter((one) => !one.startsWith('system.'))) {
      if (!replace && !isLeftOut(name) && (await db.collection(name).findOne()))
        throw new InvalidInputError(
          `The database is not empty (${name}): name an empty one in MONGODB_URI, or add --replace to lose what is there.`,
        )
      if (!replace || name === REPLACED_LOG) continue
      if (name === 'audit') await keepLog(db)
      else await db.collection(name).deleteMany({})
    }
    const { buckets } = collections(db)
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
      if ('documents' in one)
        for (const workout_id of one.gone ?? []) await buckets.deleteMany({ workout_id })
    }
    // From the beginning: an empty database has no index, whatever the archive came from.
    await migrateDatabase(db)
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
