import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, readFile, stat } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { importOriginal } from '@kinetra/workouts/import-original'
import { importRecording } from '@kinetra/workouts/import-recording'
import type { ImportedWorkout } from '@kinetra/workouts/imported-workout'
import { InvalidInputError } from '../errors.ts'

/** An array has to be read as one text; lines have no limit. */
const LARGEST_ARRAY_BYTES = 400 * 1024 * 1024

/** A workout as a file has it; `key` is the same whenever the same is read again. */
export interface SourceWorkout {
  readonly key: string
  readonly workout: ImportedWorkout
}

/**
 * The workouts of a file: a recording in JSON Lines, or documents of the original app's collection in MongoDB
 * extended JSON, as an array or one a line (both as `mongoexport` writes them). Throws `ImportError` or
 * `InvalidInputError` that say where and what is wrong.
 */
export async function* readSource(path: string): AsyncGenerator<SourceWorkout> {
  const beginning = await readBeginning(path)
  if (beginning === '') throw new InvalidInputError(`${path} is empty.`)
  if (beginning.startsWith('[')) yield* readArray(path)
  else if (/"kind"\s*:\s*"header"/.test(beginning)) yield await readRecording(path)
  else if (beginning.startsWith('{')) yield* readLines(path)
  else
    throw new InvalidInputError(
      `${path} is neither a recording (JSON Lines with a header line) nor a MongoDB export (extended JSON).`,
    )
}

async function readBeginning(path: string): Promise<string> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(4096) })
    return buffer
      .subarray(0, bytesRead)
      .toString()
      .replace(/^\uFEFF/, '')
      .trimStart()
  } finally {
    await file.close()
  }
}

async function readRecording(path: string): Promise<SourceWorkout> {
  const text = await readFile(path, 'utf8')
  return { key: createHash('sha256').update(text).digest('hex'), workout: importRecording(text) }
}

async function* readArray(path: string): AsyncGenerator<SourceWorkout> {
  const { size } = await stat(path)
  if (size > LARGEST_ARRAY_BYTES)
    throw new InvalidInputError(`${path} is too large for an array: export it without --jsonArray.`)
  const documents: unknown = JSON.parse(await readFile(path, 'utf8'))
  if (!Array.isArray(documents)) throw new InvalidInputError(`${path} is not an array of documents.`)
  for (const document of documents) yield fromOriginal(document)
}

async function* readLines(path: string): AsyncGenerator<SourceWorkout> {
  const lines = createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY })
  let number = 0
  for await (const line of lines) {
    number += 1
    if (line.trim() === '') continue
    yield fromOriginal(parseLine(line, `${path}, line ${number}`))
  }
}

function parseLine(line: string, where: string): unknown {
  try {
    return JSON.parse(line)
  } catch (cause) {
    throw new InvalidInputError(`${where}: this is not a JSON document; each line must be one.`, { cause })
  }
}

function fromOriginal(document: unknown): SourceWorkout {
  const workout = importOriginal(document)
  return { key: workout.id ?? '', workout }
}
