import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { ImportFile } from '@kinetra/workouts/imports/import-file'
import { InvalidInputError } from '../errors.ts'

/** A file on the disk as imports read it. Throws `InvalidInputError` for a folder. */
export async function openPath(path: string): Promise<ImportFile> {
  const found = await stat(path)
  if (found.isDirectory())
    throw new InvalidInputError(`${path} is a folder: name the files in it, such as ${path}/*.jsonl.`)
  return {
    name: path,
    size: found.size,
    lastModified: found.mtimeMs,
    stream: () => Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array<ArrayBuffer>>,
  }
}
