import { ImportError } from '../import-error.ts'
import type { readOriginal } from '../import-original.ts'
import type { ImportFile } from './import-file.ts'
import { isHeader } from './recording-header.ts'
import { recordingsIn } from './recordings.ts'
import { openRecords, type RecordSource, type SourceRecord } from './source-records.ts'
import type { WorkoutInFile } from './workout-in-file.ts'

/** Where so many documents at the beginning are none, the file is no collection: nobody reads a million reasons. */
const HOPELESS = 20

export interface ReadWorkoutsOptions {
  /** The part of the file that has been read for the first time, 0–1. */
  readonly onRead?: ((part: number) => void) | undefined
  /** A document of a collection that could not be used, while others could. */
  readonly onLeftOut?: ((problem: ImportError) => void) | undefined
}

/**
 * The workouts of a file of any size: recordings in JSON Lines, as an array or in CSV, or documents of the original
 * app's collection in extended JSON; compressed by gzip or not. Throws `ImportError` that says where what is wrong,
 * where nothing of it can be used.
 */
export async function* readWorkouts(
  file: ImportFile,
  { onRead, onLeftOut }: ReadWorkoutsOptions = {},
): AsyncGenerator<WorkoutInFile> {
  const source = await openRecords(file)
  const first = await firstOf(source)
  if (isHeader(first) || isFrame(first)) yield* recordingsIn(source, onRead)
  else yield* documentsIn(source, onRead, onLeftOut)
}

/** The first that can be read: a broken line before it is the recording's to tell. */
async function firstOf(source: RecordSource): Promise<unknown> {
  let isEmpty = true
  for await (const records of source.records())
    for (const record of records) {
      isEmpty = false
      const value = record.read()
      if (value !== undefined) return value
    }
  if (!isEmpty) return undefined
  throw new ImportError(source.name, 'there is nothing in it; choose the file that holds the recording.')
}

const isFrame = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  !('_id' in value) &&
  ('pressure_matrix' in value || 'matrix' in value || 'timestamp' in value)

/** Documents are read one at a time; MongoDB bounds how large one is. */
async function* documentsIn(
  source: RecordSource,
  onRead: ((part: number) => void) | undefined,
  onLeftOut: ((problem: ImportError) => void) | undefined,
): AsyncGenerator<WorkoutInFile> {
  // Loaded only where it is used: most files are recordings.
  const { readOriginal: read } = await import('../import-original.ts')
  let firstProblem: ImportError | undefined
  let found = 0
  let problems = 0
  for await (const records of source.records({ onRead }))
    for (const record of records) {
      try {
        yield documentOf(record, `${source.unit} ${record.number}`, read)
        found += 1
      } catch (error) {
        if (!(error instanceof ImportError)) throw error
        firstProblem ??= error
        problems += 1
        if (found === 0 && problems === HOPELESS) throw firstProblem
        onLeftOut?.(error)
      }
    }
  if (found === 0 && firstProblem) throw firstProblem
}

function documentOf(record: SourceRecord, where: string, read: typeof readOriginal): WorkoutInFile {
  const value = record.read()
  if (value === undefined)
    throw new ImportError(
      where,
      'this is not a JSON document; each line, or each element of an array, must be one.',
    )
  const { workout, notes } = read(value, where)
  const { id, name, type, isCompleted, startedAt, regionMap, frames, remarks } = workout
  notes.check((number) => `workout ${id}, frame ${number}`)
  const { clamped, missing, outside } = notes.repairs
  return {
    ...{ name, type, isCompleted, startedAt, regionMap, remarks },
    key: id ?? '',
    frameCount: frames.length,
    leftOut: notes.leftOut,
    repaired: clamped + missing + outside,
    async *frames() {
      yield frames
    },
  }
}
