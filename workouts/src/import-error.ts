import * as z from 'zod/mini'
import { NO_SENSOR } from './frame.ts'

/** What is to be imported is not in the expected form; the message names the place and what is wrong with it. */
export class ImportError extends Error {
  override readonly name = 'ImportError'
  constructor(where: string, what: string) {
    super(`${where}: ${what}`)
  }
}

/** Parses by a schema whose fields carry their own messages; the first problem becomes an `ImportError`. */
export function parseAt<Schema extends z.core.$ZodType>(
  schema: Schema,
  value: unknown,
  where: string,
): z.output<Schema> {
  const result = z.safeParse(schema, value)
  if (result.success) return result.data
  const issue = result.error.issues[0]
  const path = issue?.path.map(String).join('.')
  throw new ImportError(where, `${path ? `"${path}" ` : ''}${issue?.message ?? 'is not valid'}.`)
}

/** Largest insole that is taken, in rows and in columns. */
const LARGEST = 64

/** A matrix of pressures 0–100, or −1 without a sensor, all rows of one length; throws `ImportError`. */
export function parseMatrix(value: unknown, where: string): number[][] {
  if (!Array.isArray(value) || value.length === 0 || value.length > LARGEST)
    throw new ImportError(where, `the pressure matrix must be a list of 1 to ${LARGEST} rows.`)
  const cols: unknown = Array.isArray(value[0]) ? value[0].length : 0
  return value.map((row: unknown, rowIndex) => {
    if (!Array.isArray(row) || row.length === 0 || row.length > LARGEST)
      throw new ImportError(
        where,
        `row ${rowIndex} of the pressure matrix must be a list of 1 to ${LARGEST} numbers.`,
      )
    if (row.length !== cols)
      throw new ImportError(
        where,
        `row ${rowIndex} of the pressure matrix has ${row.length} cells and row 0 has ${cols}.`,
      )
    return row.map((cell: unknown, colIndex) => {
      if (typeof cell === 'number' && ((cell >= 0 && cell <= 100) || cell === NO_SENSOR)) return cell
      throw new ImportError(
        where,
        `row ${rowIndex}, column ${colIndex} is ${JSON.stringify(cell)}; a pressure is 0 to 100, or -1 where there is no sensor.`,
      )
    })
  })
}
