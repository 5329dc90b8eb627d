import { fits } from './bounds.ts'
import type { Claim } from './claims.ts'
import { narrowed } from './facts-meant.ts'
import type { Ledger } from './ledger.ts'
import type { Quantity } from './quantity.ts'
import { COUNTS } from './statistics.ts'
import type { Meant } from './statistics-meant.ts'

/** Only the newest are set against each other: it bounds the work, and people compare what they just heard. */
const MOST_COMPARED = 300
/** A part is told of one, a percentage of a hundred. */
export const said = ({ kind }: Quantity, percent: number) => (kind === 'part' ? percent / 100 : percent)

export const THROUGH = /^ (?:of the way )?(?:through|into|in\b)/i
/** "Two thirds of the way through". */
export function isWayThrough(quantity: Quantity, { facts }: Ledger): boolean {
  const ends = facts.filter(({ statistic }) => statistic === 'duration')
  return facts.some(
    ({ statistic, value, workoutId }) =>
      (statistic === 'event_at' || statistic === 'peak_at') &&
      ends.some(
        (end) => end.workoutId === workoutId && fits(said(quantity, (value / end.value) * 100), quantity),
      ),
  )
}

/** "60 percent of the heel's load": of the share of one place that of another in it. */
export function isShareOfPlace({ quantity, own }: Claim, { facts }: Ledger): boolean {
  const places = own('place') ?? []
  if (places.length < 2 || !(quantity.unit === 'percent' || quantity.kind === 'part')) return false
  const shares = facts.filter(
    ({ statistic, place, change }) =>
      statistic === 'load_share' && change === null && place !== null && places.includes(place),
  )
  return shares.some((part) =>
    shares.some(
      (whole) =>
        whole.result === part.result &&
        whole.foot === part.foot &&
        whole.value > part.value &&
        fits(said(quantity, (part.value / whole.value) * 100), { ...quantity, step: quantity.step * 2 }),
    ),
  )
}

/** "Half of them were high", "12 of the 17": events of one kind, or of one place, among all of a workout. */
export function isShareOfCount(meant: Meant, claim: Claim, ledger: Ledger, sentence: string): boolean {
  const { quantity } = claim
  if (quantity.unit !== 'percent' && quantity.kind !== 'part') return false
  const isAboutEvents =
    meant.named.some((statistic) => COUNTS.includes(statistic)) ||
    claim.all('statistic').some((statistic) => COUNTS.includes(statistic))
  if (!isAboutEvents) return false
  const counts = ledger.facts
    .filter(({ statistic, change }) => change === null && COUNTS.includes(statistic))
    .slice(-MOST_COMPARED)
  const parts = narrowed(counts, claim, ledger, sentence)
  const halves = parts.filter(({ part }) => part !== null && part !== 'segment')
  const isOfHalves = halves.some((half) => {
    const both = counts.filter(
      ({ statistic, result, part }) =>
        statistic === half.statistic && result === half.result && part !== null,
    )
    const all = both.reduce((sum, { value }) => sum + value, 0)
    return all > 0 && fits(said(quantity, (half.value / all) * 100), quantity)
  })
  if (isOfHalves) return true
  return parts.some((part) =>
    counts.some(
      (all) =>
        all.workoutId === part.workoutId &&
        (all.value > part.value || all.statistic !== part.statistic) &&
        all.value > 0 &&
        all !== part &&
        all.place === null &&
        all.part === null &&
        (all.statistic === 'events' || all.statistic === part.statistic) &&
        fits(said(quantity, (part.value / all.value) * 100), quantity),
    ),
  )
}
