import { InvalidInputError } from '../errors.ts'

/** ISO 8601 in UTC with `Z`; throws `InvalidInputError` where the text is no time. */
export function isoTime(text: string, what: string): string {
  const time = new Date(text)
  if (Number.isNaN(time.getTime()))
    throw new InvalidInputError(
      `The ${what} "${text.slice(0, 40)}" is no time: write it as 2026-05-12T07:30:00Z.`,
    )
  return time.toISOString()
}
