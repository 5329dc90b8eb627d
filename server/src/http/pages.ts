import * as z from 'zod'

/** What is asked of a list that is given in pages. */
export const pageOf = (most: number) =>
  z.object({
    limit: z.coerce.number().int().min(1).max(most).optional(),
    cursor: z.string().max(512).optional().describe('`nextCursor` of the page before'),
  })

/** Null at the end of a list. */
export const nextCursor = z.string().nullable()
