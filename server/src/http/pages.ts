import { cursorBehind, type Page } from '@kinetra/store/input/cursor'
import * as z from 'zod'

/** What is asked of a list that is given in pages. */
export const pageOf = (most: number) =>
  z.object({
    limit: z.coerce.number().int().min(1).max(most).optional(),
    cursor: z.string().max(512).optional().describe('`nextCursor` of the page before'),
  })

/** Null at the end of a list. */
export const nextCursor = z.string().nullable()

/** Where a list that grows at its end goes on behind a page of it; null where the page is not full. */
export const cursorAfter = (items: readonly unknown[], page: Page): string | null =>
  items.length === page.limit ? cursorBehind(page) : null
