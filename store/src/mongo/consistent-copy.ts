import type { Db, Document, ObjectId } from 'mongodb'
import { hasSequence, type SequenceRanges } from '../append/sequence-ranges.ts'
import { type BucketDocument, type Collections, collections, type WorkoutDocument } from './documents.ts'

/** Who is alive, who does what, and what is made anew is of no use later. */
const LEFT_OUT = /^(workers|servers|claims|schema|chart_pages|audit_replaced|system\..*)$/
/** Read in an order of their own, below. */
const DEPENDENT = new Set(['workouts', 'pressure_buckets', 'notes', 'calls', 'turns'])

export const isLeftOut = (collection: string): boolean => LEFT_OUT.test(collection)

/** A document to keep, or a workout whose buckets, given before, are not to be kept. */
export type CopyPart =
  | { readonly collection: string; readonly document: Document }
  | { readonly gone: ObjectId }

/**
 * All documents, read one after the other while others write, so that together they are a state that existed.
 * A snapshot would need a replica set, and lasts five minutes only. What is only ever added is cut to what the
 * document it belongs to says of it, which is read before: a workout's buckets to the batches that it counts, a
 * call's turns to their number. What was deleted meanwhile is left out whole.
 */
export async function* consistentCopy(db: Db): AsyncGenerator<CopyPart> {
  const names = (await db.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name)
  for (const collection of names.filter((name) => !isLeftOut(name) && !DEPENDENT.has(name)).sort())
    for await (const document of db.collection(collection).find()) yield { collection, document }
  const found = collections(db)
  const copied = new Set<string>()
  const ids = found.workouts.find({}, { projection: { _id: 1 } }).sort({ _id: 1 })
  for await (const { _id } of ids) yield* copyWorkout(found, _id, copied)
  for await (const document of found.notes.find())
    if (copied.has(document.workout_id.toHexString())) yield { collection: 'notes', document }
  for await (const call of found.calls.find().sort({ _id: 1 })) yield* copyCall(found, call)
}

async function* copyWorkout(
  { originals, buckets }: Collections,
  _id: ObjectId,
  copied: Set<string>,
): AsyncGenerator<CopyPart> {
  const collection = 'workouts'
  const workout = await originals.findOne({ _id })
  if (!workout) return
  if (workout.schema === undefined) {
    yield { collection, document: workout }
    return
  }
  const { received = [], version = 0, stale } = workout as Partial<WorkoutDocument>
  let left = countOf(received)
  let outOfDateFrom = stale?.from ?? Number.POSITIVE_INFINITY
  for await (const bucket of buckets.find({ workout_id: _id }).sort({ seq: 1 })) {
    if (!hasSequence(received, bucket.seq)) continue
    left -= 1
    if (bucket.revision > version) outOfDateFrom = Math.min(outOfDateFrom, bucket.seq)
    yield { collection: 'pressure_buckets', document: atRevision(bucket, version) }
  }
  // Deleted while its buckets were read. One that has lost a batch otherwise is kept as it is.
  if (left > 0 && !(await originals.findOne({ _id }, { projection: { _id: 1 } }))) {
    yield { gone: _id }
    return
  }
  copied.add(_id.toHexString())
  const mark = Number.isFinite(outOfDateFrom) ? { stale: { from: outOfDateFrom, version } } : {}
  yield { collection, document: { ...workout, ...mark } }
}

/** A late batch that the copy has not, was already in what follows from a later one: it is worked out again. */
const atRevision = (bucket: BucketDocument, version: number): Document => ({
  ...bucket,
  revision: Math.min(bucket.revision, version),
})

const countOf = (received: SequenceRanges) => received.reduce((sum, [from, to]) => sum + to - from + 1, 0)

async function* copyCall({ calls, turns }: Collections, call: { _id: string } & Document) {
  const said = await turns
    .find({ call_id: call._id, number: { $lte: call.turn_count } })
    .sort({ number: 1 })
    .toArray()
  if (!(await calls.findOne({ _id: call._id }, { projection: { _id: 1 } }))) return
  for (const document of said) yield { collection: 'turns', document }
  yield { collection: 'calls', document: call }
}
