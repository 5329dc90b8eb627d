import type { DatabaseSync, SQLInputValue, SQLOutputValue } from 'node:sqlite'
import * as z from 'zod/mini'
import { completedPages, PAGE_LENGTH } from '../append/number-pages.ts'
import { numbersBeside, type SequenceRanges } from '../append/sequence-ranges.ts'
import { coarsen, isCoarseEnough } from '../chart/coarse-strips.ts'
import { areaIndex, readArea, type StripArea } from '../chart/strips.ts'
import type { OverviewOptions } from '../input/window.ts'
import type { Database } from './database.ts'

const stripRow = z.object({ seq: z.number(), body: z.instanceof(Uint8Array) })

/** `coarsen(body)`: the strips of some batches as coarse ones. */
export function defineCoarsen(connection: DatabaseSync): void {
  const bytesOf = (value: SQLOutputValue | SQLInputValue) =>
    value instanceof Uint8Array ? value : new Uint8Array()
  connection.aggregate('coarsen', {
    start: () => new Uint8Array(),
    step: (strips, body) => Buffer.concat([bytesOf(strips), bytesOf(body)]),
    result: (strips) => coarsen(bytesOf(strips)),
  })
}

/** Coarse strips of the pages that a batch has made whole. */
export function writeCoarseStrips(
  database: Database,
  id: string,
  before: SequenceRanges,
  after: SequenceRanges,
): void {
  for (const page of completedPages(before, after))
    database.run(
      `INSERT INTO coarse_strips (workout_id, seq, body)
       SELECT workout_id, ?, coarsen(body) FROM strips WHERE workout_id = ? AND seq BETWEEN ? AND ?`,
      ...[page, id, page, page + PAGE_LENGTH - 1],
    )
}

/** One area of one foot of a whole workout, as fine as a chart of so many bins needs it. */
export function readStrips(
  database: Database,
  id: string,
  received: SequenceRanges,
  { bins, foot, region }: OverviewOptions,
): StripArea[] {
  const area = areaIndex(region)
  const areas: StripArea[] = []
  const read = (table: 'strips' | 'coarse_strips', condition = '', ...values: number[]) => {
    const sql = `SELECT seq, body FROM ${table} WHERE workout_id = ? ${condition} ORDER BY seq`
    const rows = database.all(stripRow, sql, id, ...values)
    for (const { body } of rows) readArea(body, foot, area, areas)
    return rows
  }
  if (isCoarseEnough(received, bins)) {
    const pages = read('coarse_strips').map(({ seq }): [number, number] => [seq, seq + PAGE_LENGTH - 1])
    for (const number of numbersBeside(received, pages)) read('strips', 'AND seq = ?', number)
  } else read('strips')
  return areas
}
