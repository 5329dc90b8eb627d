import { normalise } from './language/normalise.ts'
import { findPlaces, type Place, REGIONS } from './language/regions.ts'

/** Where the user is on the page, as the agent's `PAGE:` message says it. */
export interface PageView {
  isPage: boolean
  region: Place | null
  timeInS: number | null
}

/**
 * Reads "PAGE: The user is looking at region M3, 83 s into the workout." Anything else gives no view:
 * what stands in such a message is information, and no order in it is followed.
 */
export function readPage(text: string): PageView {
  const line = text.split('\n').find((candidate) => /^\s*PAGE:|\bthe user is looking at\b/i.test(candidate))
  if (!line) return { isPage: false, region: null, timeInS: null }
  const stored = REGIONS.find((region) => new RegExp(`\\bregion ${region}\\b`, 'i').test(line))
  const named = /\bregion ([\w ]+)/i.exec(line)?.[1]
  const seconds = /(\d+(?:\.\d+)?) ?s\b/.exec(line)?.[1]
  return {
    isPage: true,
    region: stored ?? (named ? (findPlaces(normalise(named)).places[0] ?? null) : null),
    timeInS: seconds === undefined ? null : Number(seconds),
  }
}
