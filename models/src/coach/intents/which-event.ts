/** Which of several events is meant: counted in time from the first or the last, or by pressure from the highest. */
const ORDINALS = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
  'eleventh',
  'twelfth',
  'thirteenth',
  'fourteenth',
  'fifteenth',
  'sixteenth',
  'seventeenth',
  'eighteenth',
  'nineteenth',
  'twentieth',
] as const
type Ordinal = (typeof ORDINALS)[number]

export type WhichEvent =
  | 'first'
  | 'last'
  | 'highest'
  | 'previous'
  | Ordinal
  | `${Ordinal}_last`
  | `${Ordinal}_highest`

/** As get_events counts: by time from 1 or, backwards, from -1; by pressure from 1, the highest. */
export interface EventNumber {
  readonly nth: number
  readonly by: 'time' | 'pressure'
}

const HIGHEST =
  '(?:highest|hardest|biggest|strongest|heaviest|worst|largest|greatest|maximum|top|peak|most (?!recent|of|often|likely)\\w+)'
/** "30 seconds", "the second half" and "in a second" count nothing. */
const COUNTED = `(?<!\\b(?:what|which|a|1|per|each|every) )(${ORDINALS.join('|')})\\b(?! half| time$)`
const NTH_HIGHEST = new RegExp(`\\b${COUNTED} (?:most )?${HIGHEST}\\b`)
const NTH_LAST = new RegExp(
  `\\b${COUNTED} (?:to |from |from the |to the )?last\\b|\\b(?:last but (?:1|one)|penultimate|next to last|(?:1|one) before (?:the )?last)\\b`,
)
const NTH = new RegExp(`\\b${COUNTED}|\\b(?:number|event|hit|impact) (20|1\\d|[1-9])\\b`)
/** "Tell me about the third hit", "event number three", "the second hardest". */
export const NUMBERED_EVENT = new RegExp(`${NTH_HIGHEST.source}|${NTH_LAST.source}|${NTH.source}`)
const FIRST = /\b(?:first|earliest|start|started|begin|began|initial)\b/
const LAST =
  /\b(?:last|latest|final|most recent|newest)\b(?! (?:run|workout|session|walk|match|game|week|month|night|time$))/

/** Which of several events a text names; "the last time" counts as the last. */
export function whichEventOf(text: string): WhichEvent | undefined {
  const highest = NTH_HIGHEST.exec(text)
  if (highest) return nameOf({ nth: numberOf(highest[1]), by: 'pressure' })
  const last = NTH_LAST.exec(text)
  if (last) return nameOf({ nth: -numberOf(last[1] ?? 'second'), by: 'time' })
  if (new RegExp(`\\b${HIGHEST}\\b`).test(text)) return 'highest'
  if (FIRST.test(text)) return 'first'
  if (LAST.test(text)) return 'last'
  const nth = NTH.exec(text)
  return nth ? nameOf({ nth: nth[2] ? Number(nth[2]) : numberOf(nth[1]), by: 'time' }) : undefined
}

const NEXT =
  /^(?:(?:the|my) )?(?:next|following)(?: (?:one|1|event|hit))?$|^(?:(?:the|my) )?(?:one|1|event|hit) (?:right )?after(?: (?:that|it|this|that one))?$|^after (?:that|it)$/
const ONE_BEFORE =
  /^(?:(?:the|my) )?(?:previous|preceding)(?: (?:one|1|event|hit))?$|^before (?:that|it)$|^(?:(?:the|my) )?(?:one|1|event|hit) (?:right |just )?before(?: (?:that|it|this|that one))?$/

/** "And the next one?", "the one before that?" beside an event that was spoken of. */
export function eventBeside(text: string, spokenOf: string | undefined): WhichEvent | undefined {
  const step = NEXT.test(text) ? 1 : ONE_BEFORE.test(text) ? -1 : 0
  const from = spokenOf === undefined ? null : numberOfEvent(spokenOf)
  return step === 0 || !from ? undefined : nameOf({ ...from, nth: from.nth + step })
}

const RANK = new RegExp(`\\b${COUNTED} (?:${HIGHEST}|least|lowest|lightest|softest|fewest)\\b`)
const NEXT_RANK =
  /^(?:(?:what|which|who)(?: one| part| region)? )?(?:(?:comes|came|was|is) )?(?:then|after (?:that|it)|(?:the )?next(?: one| most)?|behind (?:that|it)|(?:the )?runner up)$/

/** "The second most loaded", from 2; "and after that?" is the one behind the last that was told. */
export function rankOf(text: string, toldOf = 1): number | undefined {
  const said = RANK.exec(text) ?? (NTH.test(text) ? NTH.exec(text) : null)
  if (said?.[1]) return numberOf(said[1])
  return NEXT_RANK.test(text) ? toldOf + 1 : undefined
}

/** "second ", before "most"; nothing for the first. */
export const rankWords = (rank: number): string => (rank > 1 ? `${ORDINALS[rank - 1] ?? ''} ` : '')

/** Which event a `what` slot ("second event") names. */
export const whichShown = (what: string | undefined): WhichEvent | undefined => {
  const which = what?.split(' ')[0]
  const number = which ? numberOfEvent(which) : null
  return number ? nameOf(number) : undefined
}

/** The number of the event that is meant; null where none is. */
export function numberOfEvent(which: string): EventNumber | null {
  const [start = '', end = start] = which.split('_')
  if (end === 'highest') return { nth: start === end ? 1 : numberOf(start), by: 'pressure' }
  if (end === 'last') return { nth: start === end ? -1 : -numberOf(start), by: 'time' }
  return numberOf(start) > 0 ? { nth: numberOf(start), by: 'time' } : null
}

/** How an event is called after "the": "third", "second to last", "second hardest". */
export function calledEvent(which: string): string {
  const [start = '', end] = which.split('_')
  if (which === 'highest') return 'hardest'
  return end ? `${start} ${end === 'last' ? 'to last' : 'hardest'}` : start
}

/** From 1; 0 for what is no ordinal. */
const numberOf = (ordinal = ''): number => (ORDINALS as readonly string[]).indexOf(ordinal) + 1

function nameOf({ nth, by }: EventNumber): WhichEvent | undefined {
  const ordinal = ORDINALS[Math.abs(nth) - 1]
  if (!ordinal) return undefined
  const end = by === 'pressure' ? 'highest' : nth < 0 ? 'last' : null
  if (!end) return ordinal
  return ordinal === 'first' ? end : `${ordinal}_${end}`
}
