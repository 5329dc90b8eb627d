import { anyOf } from './any-of.ts'
import lists from './word-lists.json' with { type: 'json' }

/** How people go on from a question, or take it back. */
const OPENINGS = lists.followUps.join('|')
const OPENING = new RegExp(`^(?:(?:${OPENINGS})(?: |$))+`)

/** Whether a text opens as a follow-up does, and what comes after that. */
export function opening(text: string): { isLed: boolean; rest: string } {
  const found = OPENING.exec(text)?.[0] ?? ''
  const isLed = found !== '' && found.trim() !== text
  return { isLed, rest: isLed ? text.slice(found.length) : text }
}

/** Words that stand for something spoken of before. */
const POINTING = [
  /(?<!\b(?:were|was|are|is|had|been|over) )\bthere\b|\b(?:it|that|them|those|these|they)\b/,
  /\b(?:same|other) (?:one|foot|side|region|place|spot)\b|\b(?:the|this|that) (?:\w+ )?(?:ones?|1)\b/,
  /\b(?:that|same|this) (?:same )?(?:region|area|spot|part|place|one|zone)\b|^(?:here|why|how come|then)\b/,
]
export const isPointing = (text: string): boolean => POINTING.some((pattern) => pattern.test(text))

/** "Not", "no" and "without" that take something out of a question. */
export const EXCLUDING =
  '\\b(?:not (?:counting|including|on|in|under|at|during)|except(?: for)?|excluding|without|apart from|other than|besides|ignoring|leaving out|(?:anywhere|everywhere|all) but)'
const EXCLUDES = new RegExp(`${EXCLUDING}\\b`)
export const excludes = (text: string): boolean => EXCLUDES.test(text)

const AT_PAGE = anyOf(lists.pointingAtPage)
/** What the user points at on the page. */
export const pointsAtPage = (text: string): boolean => AT_PAGE.test(text)
