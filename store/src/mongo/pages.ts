import { Binary, type ObjectId } from 'mongodb'
import { PAGE_LENGTH } from '../append/number-pages.ts'
import { numbersBeside, type SequenceRanges } from '../append/sequence-ranges.ts'
import { coarsen } from '../chart/coarse-strips.ts'
import type { BucketDocument, Collections, PageDocument } from './documents.ts'
import { isDuplicate } from './mongo-error.ts'

/** When a batch begins and ends. */
export interface BatchTime {
  readonly seq: number
  readonly t0: number
  readonly t1: number
}

/** So many batches are read by their keys, each by itself; more of them by ranges of numbers. */
const FEW = 2 * PAGE_LENGTH

/**
 * Puts together what a chart and a search by time need of 64 batches that are all there, so that neither reads a
 * document for each batch. Pages are made anew from buckets at any time; what no page has is read from them.
 */
export async function writePage(found: Collections, workout_id: ObjectId, seq: number): Promise<void> {
  const batches = await found.buckets
    .find({ workout_id, seq: { $gte: seq, $lt: seq + PAGE_LENGTH } })
    .project<Pick<BucketDocument, 'seq' | 't0' | 't1' | 'strips'>>({
      _id: 0,
      seq: 1,
      t0: 1,
      t1: 1,
      strips: 1,
    })
    .sort({ seq: 1 })
    .toArray()
  if (batches.length < PAGE_LENGTH) return
  const times = new Float64Array(batches.flatMap(({ t0, t1 }) => [t0, t1]))
  const strips = Buffer.concat(batches.map(({ strips }) => strips.value()))
  const page: PageDocument = {
    workout_id,
    seq,
    t0: Math.min(...batches.map(({ t0 }) => t0)),
    t1: Math.max(...batches.map(({ t1 }) => t1)),
    times: new Binary(new Uint8Array(times.buffer)),
    strips: new Binary(strips),
    coarse: new Binary(coarsen(strips)),
  }
  try {
    await found.pages.insertOne(page)
  } catch (error) {
    if (!isDuplicate(error)) throw error
  }
}

/** For pages that a version without it has written. */
export async function addCoarse({ pages }: Collections): Promise<void> {
  for await (const { _id, strips } of pages.find({ coarse: { $exists: false } }).project({ strips: 1 }))
    await pages.updateOne({ _id }, { $set: { coarse: new Binary(coarsen(strips.value())) } })
}

export function timesOf({ seq, times }: Pick<PageDocument, 'seq' | 'times'>): BatchTime[] {
  const bytes = times.value()
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Array.from({ length: PAGE_LENGTH }, (_, index) => ({
    seq: seq + index,
    t0: view.getFloat64(index * 16, true),
    t1: view.getFloat64(index * 16 + 8, true),
  }))
}

/** Some fields of the batches that have arrived and are in none of these pages. */
export async function besidePages<Field extends keyof BucketDocument>(
  { buckets }: Collections,
  { _id: workout_id, received }: { _id: ObjectId; received: SequenceRanges },
  pages: readonly number[],
  fields: readonly Field[],
): Promise<Pick<BucketDocument, Field>[]> {
  const paged = pages
    .map((page) => [page, page + PAGE_LENGTH - 1] as const)
    .sort(([one], [other]) => one - other)
  const numbers = [...numbersBeside(received, merged(paged))]
  const projection = Object.fromEntries(fields.map((field) => [field, 1]))
  if (numbers.length <= FEW) {
    const found = await Promise.all(
      numbers.map((seq) => buckets.findOne<Pick<BucketDocument, Field>>({ workout_id, seq }, { projection })),
    )
    return found.filter((bucket) => bucket !== null)
  }
  const wanted = new Set(numbers)
  const among = buckets
    .find({ workout_id, seq: { $gte: numbers[0] ?? 0, $lte: numbers.at(-1) ?? 0 } })
    .project<Pick<BucketDocument, Field> & { seq: number }>({ ...projection, seq: 1 })
    .batchSize(2000)
  const found: Pick<BucketDocument, Field>[] = []
  for await (const bucket of among) if (wanted.has(bucket.seq)) found.push(bucket)
  return found
}

/** Pages that follow each other as one stretch: there are hundreds of an hour. */
function merged(pages: SequenceRanges): SequenceRanges {
  const stretches: [number, number][] = []
  for (const [from, to] of pages) {
    const last = stretches.at(-1)
    if (last && last[1] + 1 === from) last[1] = to
    else stretches.push([from, to])
  }
  return stretches
}
