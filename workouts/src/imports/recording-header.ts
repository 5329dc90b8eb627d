import * as z from 'zod/mini'
import { ImportError, parseAt } from '../import-error.ts'
import { type RegionMap, regionMapFor, regionMapFromMask } from '../region-map.ts'

const size = z
  .number('must be a whole number from 1 to 64')
  .check(z.int('must be whole'), z.gte(1), z.lte(64))
const text = z.union([z.string(), z.number()], 'must be text')

const header = z.object({
  kind: z.literal('header', 'must be "header" in the first line of a recording'),
  activity: z.optional(text),
  name: z.optional(text),
  rows: z.optional(size),
  cols: z.optional(size),
  foot: z.optional(
    z
      .pipe(
        z.string('must be "left" or "right"'),
        z.transform((side) => side.trim().toLowerCase()),
      )
      .check(z.refine((side) => /^(?:left|right|l|r)$/.test(side), 'must be "left" or "right"')),
  ),
  unloaded_value: z.optional(
    z.number('must be a number').check(z.gte(0, 'must not be negative'), z.lt(100, 'must be below 100')),
  ),
  /** Of the times, where they do not say it themselves. */
  time_unit: z.optional(z.enum(['ms', 's', 'us', 'ns'], 'must be "ms", "s", "us" or "ns"')),
  /** When it began, for times that count from there. */
  started_at: z.optional(text),
  /** Names of regions, one list a row: for insoles without a built-in map. */
  region_mask: z.optional(
    z.array(
      z.array(z.nullable(z.string()), 'must be a list of names'),
      'must be one list of region names a row',
    ),
  ),
  /** True where the columns of the matrices run from the outer side inwards. */
  mirrored: z.optional(z.boolean('must be true or false')),
})
export type RecordingHeader = z.infer<typeof header>

export const isHeader = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'header'

/** Throws `ImportError` that names the field. Null and blank are as if they were not there. */
export function readHeader(value: unknown, where: string): RecordingHeader {
  const given = typeof value === 'object' && value !== null ? Object.entries(value) : []
  return parseAt(header, Object.fromEntries(given.filter(([, one]) => one !== null && one !== '')), where)
}

/** The region map that the header gives; null where the built-in ones will do. Throws `ImportError`. */
export function mapOf({ region_mask, rows, cols }: RecordingHeader, where: string): RegionMap | null {
  try {
    if (!region_mask) {
      if (rows !== undefined && cols !== undefined) regionMapFor(rows, cols)
      return null
    }
    const map = regionMapFromMask(region_mask)
    if ((rows ?? map.rows) === map.rows && (cols ?? map.cols) === map.cols) return map
  } catch (error) {
    throw new ImportError(where, error instanceof Error ? error.message : String(error))
  }
  throw new ImportError(where, `"region_mask" must have ${rows} rows of ${cols} names.`)
}
