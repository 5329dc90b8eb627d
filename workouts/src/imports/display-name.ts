import { canBeSeen } from '../can-be-seen.ts'

/** A name as people read it: bounded, in one line; undefined where nothing is left of it. */
export function displayName(given: unknown): string | undefined {
  if (typeof given !== 'string' && typeof given !== 'number') return undefined
  const name = String(given)
    .toWellFormed()
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
  return canBeSeen(name) ? [...name].slice(0, 200).join('').slice(0, 200).trim() : undefined
}
