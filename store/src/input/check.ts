import { callId, workoutId } from '@kinetra/protocol/ids'
import * as z from 'zod/mini'
import { InvalidInputError, NotFoundError } from '../errors.ts'

/** An issuer's address and a subject, of which OpenID Connect allows 255 characters. */
export const person = z.string().check(z.minLength(1), z.maxLength(600))

/** zod/mini has no words of its own. */
const { localeError } = z.locales.en()

/** Throws `InvalidInputError` naming what is wrong; nothing unchecked ever becomes part of a query. */
export function check<T>(schema: z.ZodMiniType<T>, value: unknown, what: string): T {
  const result = schema.safeParse(value, { error: localeError })
  if (result.success) return result.data
  const gaps = result.error.issues.map((issue) => `${['', ...issue.path].join('/')} ${issue.message}`.trim())
  throw new InvalidInputError(`The ${what} cannot be used: ${gaps.join('; ')}.`)
}

export function checkPerson(value: unknown): string {
  return check(person, value, 'user id')
}

/** An id that cannot exist is answered like one that does not. */
export function checkWorkoutId(value: unknown): string {
  const result = workoutId.safeParse(value)
  if (!result.success) throw new NotFoundError('workout')
  return result.data
}

export function checkCallId(value: unknown): string {
  const result = callId.safeParse(value)
  if (!result.success) throw new NotFoundError('call')
  return result.data
}
