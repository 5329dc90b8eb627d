import { DateTime } from 'luxon'
import type { Claim } from './claims.ts'
import { dateNames } from './known-workouts.ts'
import type { Ledger } from './ledger.ts'
import type { Quantity } from './quantity.ts'
import { wordsOf } from './word-list.ts'

const NOT_CLAIMED = new RegExp(
  String.raw`n['’]t\b|${
    wordsOf(`
    not, no, never, you said, you asked, you mentioned, you wanted, you told, you set, your goal, your target, your aim,
    your question, as you, if, whether, to reach, need, short of, than, friend, compared, topped, exceeded, passed, cleared,
    past, beyond, above, over, below, under`).source
  }`,
  'i',
)
const AGO = /^\s*(days?|weeks?|months?) (?:ago|earlier|before)\b/i

/** Whether a number is a date, a time of day or a year that is known, or repeats what the user said. */
export function isQuoted(
  sentence: string,
  { quantity, clause, named }: Claim,
  heard: readonly Quantity[],
  ledger: Ledger,
  isOfKnownFact: boolean,
): boolean {
  if (isKnownTime(sentence, quantity, ledger)) return true
  const isHeard = heard.some(
    ({ value, unit }) =>
      value === quantity.value && (unit === quantity.unit || unit === null || quantity.unit === null),
  )
  // "Was my peak 80?": the answer may not say that it was.
  return (
    isHeard &&
    (!isOfKnownFact || NOT_CLAIMED.test(clause) || quantity.bound.side === 'above' || named('part') !== null)
  )
}

function isKnownTime(sentence: string, quantity: Quantity, { workouts, clocks }: Ledger): boolean {
  const { value, unit, index, end, step } = quantity
  const now = DateTime.now()
  const after = sentence.slice(end)
  const starts = [...workouts.values()].flatMap(({ startedAt }) => startedAt ?? [])
  if (
    unit === 'seconds' &&
    step === 1 &&
    quantity.text.includes(':') &&
    clocks.some((clock) => clock % 720 === value || clock === value)
  )
    return true
  const ago = AGO.exec(after)?.[1]
  if (ago) {
    const unitOfTime = ago.startsWith('d') ? 'days' : ago.startsWith('w') ? 'weeks' : 'months'
    // "Two weeks earlier" is said of the time between two workouts.
    const until = /^\s*\w+ ago/i.test(after) ? [now] : [now, ...starts]
    const reach = unitOfTime === 'days' ? 1 : 0.6
    return until.some((end) =>
      starts.some((start) => Math.abs(end.diff(start, unitOfTime).as(unitOfTime) - value) <= reach),
    )
  }
  if (unit === 'clock' || /^\s*(?:in the (?:morning|afternoon|evening)|at night)\b/i.test(after)) {
    const minutes = unit === 'clock' ? value : value * 60
    const reach = quantity.bound.side === 'at' ? 0 : 20
    return isClock(clocks, minutes, reach)
  }
  // "You finished just before seven."
  if (unit === null && quantity.step === 1 && NEAR_HOUR.test(sentence.slice(0, index)) && ENDS.test(after))
    return isClock(clocks, value * 60, 20)
  // "On the 31st".
  if (quantity.kind === 'order' && /\b(?:on|of|from|since) the $/i.test(sentence.slice(0, index)))
    return starts.some(({ day }) => day === value)
  // A day without its year is one of the last months.
  if (/^\d{4}$/.test(quantity.text))
    return [now, now.minus({ months: 6 }), ...starts].some(({ year }) => year === value)
  return isToday(sentence, index, end, now)
}

const NEAR_HOUR = /\b(?:(?:just|shortly|right|a (?:bit|little)) (?:before|after)|around|about|by) $/i
const ENDS = /^\s*(?:[.,;!?]|$|and\b|in the (?:morning|afternoon|evening))/i
const isClock = (clocks: readonly number[], minutes: number, reach: number) =>
  clocks.some((clock) => [clock, clock % 720].some((one) => Math.abs(one - (minutes % 720)) <= reach))

/** Today's date may always be said. */
function isToday(sentence: string, index: number, end: number, now: DateTime): boolean {
  const around = sentence.slice(Math.max(0, index - 20), end + 25)
  return namesOfDay(now).some((name) => around.search(name) >= 0)
}

/** Names of one day, which are costly to make. */
let named: { readonly day: string; readonly names: readonly RegExp[] } | undefined
function namesOfDay(now: DateTime): readonly RegExp[] {
  const day = now.toISODate() ?? ''
  if (named?.day !== day) named = { day, names: dateNames(now.day, now.setLocale('en-GB').monthLong ?? '') }
  return named.names
}
