import { callId } from '@kinetra/protocol/ids'
import * as z from 'zod/mini'
import { NotFoundError } from '../errors.ts'
import type { NewNote, Note } from '../store.ts'
import { check } from './check.ts'
import { checkPage, type Page, readCursor, writeCursor } from './cursor.ts'

const shape = z.object({
  text: z.string().check(z.trim(), z.minLength(1), z.maxLength(4000)),
  by: z.enum(['coach', 'user']),
  callId: z.optional(callId),
})

/** As either store makes them. */
const noteId = z.string().check(z.regex(/^[0-9a-f-]{24,36}$/))

/** An id that cannot exist is answered like one that does not. */
export function checkNoteId(value: unknown): string {
  const result = noteId.safeParse(value)
  if (!result.success) throw new NotFoundError('note')
  return result.data
}

export const checkNote = (value: NewNote) => check(shape, value, 'note')

const position = z.object({ createdAt: z.iso.datetime(), id: noteId })

/** For the page of a list behind this note. */
export const cursorOfNote = ({ createdAt, id }: Pick<Note, 'createdAt' | 'id'>): string =>
  writeCursor({ createdAt, id })

export function checkNotePage(value: Page) {
  const { limit, cursor } = checkPage(value)
  return { limit, after: cursor === undefined ? undefined : readCursor(position, cursor) }
}
