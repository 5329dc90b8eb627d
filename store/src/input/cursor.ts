import * as z from 'zod/mini'
import { InvalidInputError } from '../errors.ts'
import { check } from './check.ts'

/** A page of a list; all of it where neither is named. */
export interface Page {
  readonly limit?: number | undefined
  readonly cursor?: string | undefined
}

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

const page = z.object({
  limit: z.optional(z.int().check(z.gte(1), z.lte(1000))),
  cursor: z.optional(z.string().check(z.maxLength(512))),
})
export const checkPage = (value: Page): Page => check(page, value, 'page of a list')

const place = z.object({ from: z.int().check(z.gte(0), z.lte(1e9)) })

/** Where a page begins in a list that only ever grows at its end, and where it is over. */
export function stretchOf(value: Page): { from: number; to: number } {
  const { limit = Number.POSITIVE_INFINITY, cursor } = checkPage(value)
  const from = cursor === undefined ? 0 : readCursor(place, cursor).from
  return { from, to: from + limit }
}

/** For the page behind this one. */
export const cursorBehind = (value: Page): string => writeCursor({ from: stretchOf(value).to })
