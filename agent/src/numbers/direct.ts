import type { Claim } from './claims.ts'
import { narrowed } from './facts-meant.ts'
import type { Ledger, LedgerFact } from './ledger.ts'
import { areTold } from './open-reading.ts'
import type { Quantity } from './quantity.ts'
import { COUNTS, unitOf } from './statistics.ts'
import type { Meant } from './statistics-meant.ts'

const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?'
const MONTH_AFTER = new RegExp(`^(?:st|nd|rd|th)? (?:of )?${MONTH}(?!\\w)`, 'i')
const MONTH_BEFORE = new RegExp(`\\b${MONTH} (?:the )?$`, 'i')
const DAY_AFTER = /^(?:st|nd|rd|th)? day\b/i
const NOTHING_AFTER = /^(?:st|nd|rd|th)?(?:\s*[.,;:!?]| of\b|$)/
/** "The 12th of March", "the 12th day", "on the 20th" is a day that has to be known. */
export function isDay(sentence: string, { index, end, text, kind }: Quantity): boolean {
  const [before, after] = [sentence.slice(0, index), sentence.slice(end)]
  if (MONTH_AFTER.test(after) || MONTH_BEFORE.test(before)) return true
  const isOrder = kind === 'order' && /\d/.test(text)
  return isOrder && (DAY_AFTER.test(after) || (/\bon the $/i.test(before) && NOTHING_AFTER.test(after)))
}

/** Whether facts that a claim may be said for bear its number out in another form than as an amount. */
export function isAnotherForm(
  meant: Meant,
  facts: readonly LedgerFact[],
  claim: Claim,
  ledger: Ledger,
  sentence: string,
  claims: readonly Claim[],
): boolean {
  const { quantity } = claim
  const { kind, unit } = quantity
  if (isDay(sentence, quantity)) return false
  if (kind === 'order') return isCountedUpTo(claim, ledger)
  if (meant.statistics[0] === 'some_workouts')
    return ledger.facts.some(({ statistic, value }) => statistic === 'workouts' && value >= quantity.value)
  if (kind === 'part') return areTold(facts, quantity)
  if (kind === 'multiple' || unit === 'times')
    return (
      facts.some(({ statistic, value }) => unitOf(statistic) === 'ratio' && value === quantity.value) ||
      isCount(meant, claim, ledger, sentence)
    )
  return !quantity.isChange && isWithinRange(facts, claim, claims, sentence)
}

function isCountedUpTo({ quantity, named }: Claim, { facts }: Ledger): boolean {
  const mentioned = named('statistic')?.values ?? []
  const isEvent = mentioned.includes('event_at')
  const about =
    quantity.counts ?? (isEvent ? COUNTS : mentioned.filter((statistic) => unitOf(statistic) === 'count'))
  const counted = facts.filter(({ statistic }) =>
    about.length > 0
      ? about.includes(statistic) || (COUNTS.includes(statistic) && about.some((one) => COUNTS.includes(one)))
      : unitOf(statistic) === 'count',
  )
  if (counted.length === 0) return quantity.value <= 12
  return counted.some(({ value }) => value >= quantity.value)
}

/** "Between 170 and 175" of 173.1: two numbers, with the measured one close between them. */
function isWithinRange(
  facts: readonly LedgerFact[],
  { quantity }: Claim,
  claims: readonly Claim[],
  sentence: string,
): boolean {
  const at = claims.findIndex((claim) => claim.quantity === quantity)
  return [at - 1, at].some((first) => {
    const [low, high] = [claims[first]?.quantity, claims[first + 1]?.quantity]
    if (!low || !high || low.value >= high.value || high.value - low.value > high.value * 0.12 + high.step)
      return false
    const joint = sentence.slice(low.end, high.index)
    const isRange = /\bbetween\b/i.test(sentence.slice(0, low.index))
      ? /^ and $/i.test(joint)
      : /^ ?(?:to|or|[-–—]) ?$/i.test(joint) && !/\bfrom $/i.test(sentence.slice(0, low.index))
    return isRange && facts.some(({ value }) => value >= low.value && value <= high.value)
  })
}

/** "It happened twice", "13 times". */
function isCount({ named }: Meant, claim: Claim, ledger: Ledger, sentence: string): boolean {
  const { quantity } = claim
  if (quantity.kind === 'multiple' && !/^(?:twice|thrice)$/i.test(quantity.text)) return false
  const wanted = named.filter((statistic) => COUNTS.includes(statistic))
  const about = wanted.length > 0 ? wanted : COUNTS
  const counts = ledger.facts.filter(({ statistic, change }) => change === null && about.includes(statistic))
  return narrowed(counts, claim, ledger, sentence).some(({ value }) => value === quantity.value)
}
