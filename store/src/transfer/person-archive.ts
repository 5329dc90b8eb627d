import { SAMPLE_OWNER } from '@kinetra/protocol/ids'
import type { Workout } from '@kinetra/workouts/workout'
import Papa from 'papaparse'
import { cursorOfCall } from '../input/call.ts'
import type { Call, Note, Store } from '../store.ts'
import { allFrames } from './all-frames.ts'
import { toCsv, toJsonLines } from './export-formats.ts'

/** A file of an archive: where it lies in it, and its text, read once it is its turn. */
export interface ArchiveFile {
  readonly path: string
  text(): AsyncIterable<string>
}

const CALLS_A_PAGE = 200
const README = `Everything that Kinetra keeps about you, as it was at the time of this archive.

settings.json         what you set
workouts.json, .csv   your workouts
notes.json, .csv      what you and the coach wrote down about them
conversations.json    what was said, with what the coach looked up; conversations.csv without the latter
audit.json, .csv      who read, exported or deleted what
workouts/…            a folder each: summary.json; events.json, .csv; frames.jsonl, .csv

A frames.jsonl, and a frames.csv, can be brought in again: npm run import -- frames.jsonl
`

/** Everything of a person, each as JSON and, where it is a table, as CSV. Of the samples only the person's notes. */
export async function* personArchive(store: Store, userId: string): AsyncGenerator<ArchiveFile> {
  yield fileOf('README.txt', README)
  yield jsonOf('settings.json', await store.settings.get(userId))
  const workouts: Workout[] = []
  const notes: (Note & { workoutId: string })[] = []
  for await (const workout of visibleWorkouts(store, userId)) {
    if (workout.ownerId !== SAMPLE_OWNER) workouts.push(workout)
    for (const note of await store.workouts.notes(userId, workout.id))
      notes.push({ workoutId: workout.id, ...note })
  }
  yield jsonOf('workouts.json', workouts)
  yield tableOf(
    'workouts.csv',
    workouts.map(({ remarks, ...workout }) => ({ ...workout, remarks: remarks.join(' ') })),
  )
  yield jsonOf('notes.json', notes)
  yield tableOf('notes.csv', notes)
  yield* conversations(store, userId)
  const log = await gathered(store.audit.list({ userId }))
  yield jsonOf('audit.json', log)
  yield tableOf('audit.csv', log)
  for (const workout of workouts) yield* workoutFiles(store, userId, workout)
}

async function* conversations(store: Store, userId: string): AsyncGenerator<ArchiveFile> {
  const withTurns = async function* () {
    for await (const call of allCalls(store, userId))
      yield { ...call, turns: await store.calls.turns(call.id) }
  }
  yield {
    path: 'conversations.json',
    async *text() {
      let separator = '[\n'
      for await (const conversation of withTurns()) {
        yield separator + JSON.stringify(conversation)
        separator = ',\n'
      }
      yield separator === '[\n' ? '[]\n' : '\n]\n'
    },
  }
  yield {
    path: 'conversations.csv',
    async *text() {
      yield 'conversation,workoutId,at,who,text\n'
      for await (const { id, turns } of withTurns())
        for (const { workoutId, at, who, text } of turns) yield rowOf([id, workoutId, at, who, text])
    },
  }
}

async function* workoutFiles(store: Store, userId: string, workout: Workout): AsyncGenerator<ArchiveFile> {
  const { id, name, startedAt } = workout
  const words =
    name
      .toLowerCase()
      .match(/[a-z0-9]+/g)
      ?.join('-')
      .slice(0, 40) ?? 'workout'
  const folder = `workouts/${startedAt.slice(0, 10)}-${words}-${id}`
  yield jsonOf(`${folder}/summary.json`, await store.workouts.summary(userId, id))
  const events = await store.workouts.events(userId, id, {})
  yield jsonOf(`${folder}/events.json`, events)
  yield tableOf(`${folder}/events.csv`, events)
  const frames = () => allFrames(store, userId, id)
  yield { path: `${folder}/frames.jsonl`, text: () => toJsonLines(workout, frames()) }
  yield { path: `${folder}/frames.csv`, text: () => toCsv(workout, frames()) }
}

async function* visibleWorkouts(store: Store, userId: string): AsyncGenerator<Workout> {
  let cursor: string | undefined
  do {
    const page = await store.workouts.list(userId, { limit: 100, cursor })
    yield* page.workouts
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
}

/** All conversations of a person, newest first. */
export async function* allCalls(store: Store, userId: string): AsyncGenerator<Call> {
  let cursor: string | undefined
  for (;;) {
    const page = await store.calls.list(userId, { limit: CALLS_A_PAGE, cursor })
    yield* page
    const last = page.at(-1)
    if (!last || page.length < CALLS_A_PAGE) return
    cursor = cursorOfCall(last)
  }
}

async function gathered<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const item of items) all.push(item)
  return all
}

function fileOf(path: string, content: string): ArchiveFile {
  return {
    path,
    async *text() {
      yield content
    },
  }
}

const jsonOf = (path: string, value: unknown): ArchiveFile =>
  fileOf(path, `${JSON.stringify(value, null, 2)}\n`)

/** Cells that a spreadsheet would take for a formula are marked as text. */
const rowOf = (cells: unknown[]): string => `${Papa.unparse([cells], { escapeFormulae: true })}\n`

function tableOf(path: string, rows: readonly object[]): ArchiveFile {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const lines = rows.map((row) => rowOf(columns.map((column) => new Map(Object.entries(row)).get(column))))
  return fileOf(path, [rowOf(columns), ...lines].join(''))
}
