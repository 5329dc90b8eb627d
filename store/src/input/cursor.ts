import type * as z from 'zod/mini'
import { InvalidInputError } from '../errors.ts'

/** Where a page of a list ended: the next one goes on behind it, whatever was added in front since. */
export const writeCursor = (position: object): string =>
  Buffer.from(JSON.stringify(position)).toString('base64url')

export function readCursor<T>(schema: z.ZodMiniType<T>, cursor: string): T {
  try {
    return schema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
  } catch (cause) {
    throw new InvalidInputError('The cursor is not one that a list gave: start again without it.', { cause })
  }
}
