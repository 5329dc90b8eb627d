import { ORDINALS, ordinalOf } from './number-words.ts'

/** As get_events counts: by time from 1 or, backwards, from -1; by pressure from 1, the highest. */
export interface EventNumber {
  readonly nth: number
  readonly by: 'time' | 'pressure'
}

const HIGHEST =
  '(?:highest|hardest|biggest|strongest|heaviest|nastiest|toughest|roughest|worst|largest|greatest|maximum|top|peak|most (?!recent|of|often|likely)\\w+)'
/** "30 seconds", "the second half" and "in a second" count nothing. */
const COUNTED = `(?<!\\b(?:what|which|a|1|per|each|every) )(${ORDINALS.join('|')})\\b(?! half| time$| minute)`
const NTH_HIGHEST = new RegExp(`\\b${COUNTED} (?:most )?${HIGHEST}\\b`)
const NTH_LAST = new RegExp(
  `\\b${COUNTED} (?:to |from |from the |to the )?(?:last|latest|newest|most recent)\\b`,
)
const LAST_BUT_ONE = /\b(?:last but (?:1|one)|penultimate|next to last|(?:1|one) before (?:the )?last)\b/
const NTH = new RegExp(`\\b${COUNTED}|\\b(?:number|event|hit|impact) (20|1\\d|[1-9])\\b`)
const FIRST = /\b(?:first|earliest|start|started|begin|began|initial)\b/
const LAST =
  /\b(?:last|latest|final|most recent|newest)\b(?! (?:run|workout|session|walk|match|game|week|month|night|time$))/
/** "The first and the last one": of all, not of one. */
const BOTH_ENDS =
  /\bfirst\b.*\band (?:the |my )?(?:very )?last\b|\blast\b.*\band (?:the |my )?(?:very )?first\b/
const IS_HIGHEST = new RegExp(`\\b${HIGHEST}\\b`)

/** Which of several events a text names: "first", "last", "highest", "second_last", "third_highest"; "the last time" is the last. */
export function whichEventOf(said: string): string | undefined {
  // "How long did it last?"
  const text = said.replace(/(\bhow long\b.*) last$/, '$1')
  const highest = NTH_HIGHEST.exec(text)
  if (highest) return nameOf({ nth: ordinalOf(highest[1]), by: 'pressure' })
  const last = NTH_LAST.exec(text)
  if (last || LAST_BUT_ONE.test(text)) return nameOf({ nth: -ordinalOf(last?.[1] ?? 'second'), by: 'time' })
  if (IS_HIGHEST.test(text)) return 'highest'
  if (BOTH_ENDS.test(text)) return undefined
  if (FIRST.test(text)) return 'first'
  if (LAST.test(text)) return 'last'
  const nth = NTH.exec(text)
  return nth ? nameOf({ nth: nth[2] ? Number(nth[2]) : ordinalOf(nth[1]), by: 'time' }) : undefined
}

const ONE = '(?:one|1|event|hit|impact)'
const NEXT = new RegExp(
  `^(?:(?:the|my) )?(?:next|following)(?: ${ONE})?$|^(?:(?:the|my) )?${ONE} (?:right )?after(?: (?:that|it|this|that one))?$|^after (?:that|it)$`,
)
const ONE_BEFORE = new RegExp(
  `^(?:(?:the|my) )?(?:previous|preceding)(?: ${ONE})?$|^before (?:that|it)$|^(?:(?:the|my) )?${ONE} (?:right |just )?before(?: (?:that|it|this|that one))?$`,
)

/** "And the next one?", "the one before that?" beside an event that was spoken of. */
export function eventBeside(text: string, spokenOf: string | undefined): string | undefined {
  const step = NEXT.test(text) ? 1 : ONE_BEFORE.test(text) ? -1 : 0
  const from = spokenOf === undefined ? null : numberOfEvent(spokenOf)
  return step === 0 || !from ? undefined : nameOf({ ...from, nth: from.nth + step })
}

const RANK = new RegExp(`\\b${COUNTED} (?:${HIGHEST}|least|lowest|lightest|softest|fewest)\\b`)
const BEHIND = '(?:then|after (?:that|it)|(?:the )?next(?: one| most)?|behind (?:that|it)|(?:the )?runner up)'
const NEXT_RANK = new RegExp(
  `^(?:(?:what|which|who)(?: one| part| region)? )?(?:(?:comes|came|was|is) )?${BEHIND}$`,
)

/** "The runner up", "the one after the most loaded". */
const RUNNER_UP =
  /\brunner up\b|\bnext most\b|\b(?:after|behind|next to) the (?:most|least|highest|heaviest)\b/

/** "The second most loaded", from 2; "and after that?" is the one behind the last that was told. */
export function rankOf(text: string, toldOf?: number): number | undefined {
  const said = RANK.exec(text) ?? (NTH.test(text) ? NTH.exec(text) : null)
  if (said?.[1]) return ordinalOf(said[1])
  if (RUNNER_UP.test(text)) return 2
  return toldOf !== undefined && NEXT_RANK.test(text) ? toldOf + 1 : undefined
}

/** Whether a text names the second, third … of things by their size. */
export const namesRank = (text: string): boolean =>
  ordinalOf(RANK.exec(text)?.[1]) > 1 || RUNNER_UP.test(text)

/** "second ", before "most"; nothing for the first. */
export const rankWords = (rank: number): string => (rank > 1 ? `${ORDINALS[rank - 1] ?? ''} ` : '')

/** Which event a `what` slot ("second event") names. */
export const whichShown = (what: string | undefined): string | undefined => {
  const number = numberOfEvent(what?.split(' ')[0] ?? '')
  return number ? nameOf(number) : undefined
}

/** The number of the event that is meant; null where none is. */
export function numberOfEvent(which: string): EventNumber | null {
  const [start = '', end = start] = which.split('_')
  if (end === 'highest') return { nth: start === end ? 1 : ordinalOf(start), by: 'pressure' }
  if (end === 'last') return { nth: start === end ? -1 : -ordinalOf(start), by: 'time' }
  return ordinalOf(start) > 0 ? { nth: ordinalOf(start), by: 'time' } : null
}

/** How an event is called after "the": "third", "second to last", "second hardest". */
export function calledEvent(which: string): string {
  const [start = '', end] = which.split('_')
  if (which === 'highest') return 'hardest'
  return end ? `${start} ${end === 'last' ? 'to last' : 'hardest'}` : start
}

function nameOf({ nth, by }: EventNumber): string | undefined {
  const ordinal = ORDINALS[Math.abs(nth) - 1]
  if (!ordinal) return undefined
  const end = by === 'pressure' ? 'highest' : nth < 0 ? 'last' : null
  if (!end) return ordinal
  return ordinal === 'first' ? end : `${ordinal}_${end}`
}
