import * as z from 'zod/mini'

/** Days where a user's time zone is not known. */
export const UTC = 'UTC'

/** An IANA time zone ("Europe/Berlin") that this machine knows. */
export const timeZone = z.string().check(z.maxLength(64), z.refine(isKnown, 'an unknown time zone'))

/** The zone of this device's clock. */
export const ownTimeZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone

function isKnown(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
