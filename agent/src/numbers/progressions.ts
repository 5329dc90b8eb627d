import { fits } from './bounds.ts'
import type { Claim } from './claims.ts'
import type { Ledger, LedgerFact } from './ledger.ts'
import { isAble, valueTold } from './open-reading.ts'
import type { Quantity } from './quantity.ts'
import { PLACELESS } from './scope.ts'
import { anyOf } from './word-list.ts'

/** With two numbers there is nothing between the beginning and the end. */
const FEWEST = 3
const UNIT = anyOf('%, percent, milliseconds, ms, steps, steps a minute, steps per minute, points')
const NEXT = new RegExp(
  `^(?:[ -]?(?:${UNIT}))?(?:,| to\\b| then\\b| and\\b| finally\\b| now\\b| again\\b| →| ->| –| —)+ $`,
  'i',
)

/** The facts of numbers that are told in one go, "254 to 236 to 223": of the same in as many workouts. */
export function progressions(
  sentence: string,
  claims: readonly Claim[],
  { facts }: Ledger,
): ReadonlyMap<Quantity, LedgerFact> {
  const found = new Map<Quantity, LedgerFact>()
  for (const run of runsIn(sentence, claims)) {
    const levels = facts.filter((fact) => isMeant(fact, run))
    for (const series of Map.groupBy(levels, seriesOf).values())
      for (const [quantity, fact] of inTurn(series, run)) found.set(quantity, fact)
  }
  return found
}

function runsIn(sentence: string, claims: readonly Claim[]): Claim[][] {
  const runs: Claim[][] = []
  for (const claim of claims) {
    const { quantity } = claim
    if (quantity.kind !== 'amount' || quantity.isChange) continue
    const last = runs.at(-1)
    const before = last?.at(-1)?.quantity
    if (before && NEXT.test(sentence.slice(before.end, quantity.index))) last?.push(claim)
    else runs.push([claim])
  }
  return runs.filter(({ length }) => length >= FEWEST)
}

/** What is told of a whole workout, as far as the words around the numbers say what it is. */
function isMeant(fact: LedgerFact, run: readonly Claim[]): boolean {
  if (fact.workoutId === null || fact.change !== null || fact.part !== null || fact.which !== null)
    return false
  if (!run.every(({ quantity }) => quantity.unit === null || isAble(quantity, fact.statistic))) return false
  const named = run.flatMap(({ own, hinted }) => [...(own('statistic') ?? []), ...hinted])
  const spoken = named.length > 0 ? named : run.flatMap(({ all }) => all('statistic'))
  if (spoken.length > 0 && !spoken.includes(fact.statistic)) return false
  const feet = run.flatMap(({ own }) => own('foot') ?? [])
  if (fact.foot !== null && feet.length > 0 && !feet.includes(fact.foot)) return false
  if (PLACELESS.has(fact.statistic)) return true
  const places = run.flatMap(({ own }) => own('place') ?? [])
  const able = places.length > 0 ? places : run.flatMap(({ all }) => all('place'))
  return able.length > 0 ? able.includes(fact.place ?? 'whole') : (fact.place ?? 'whole') === 'whole'
}

const seriesOf = ({ statistic, place, foot, key }: LedgerFact) => [statistic, place, foot, key].join(' ')

/** A fact for each number, no two of one workout; none at all where a number has none. */
function inTurn(series: readonly LedgerFact[], run: readonly Claim[]): Map<Quantity, LedgerFact> {
  const told = new Map<Quantity, LedgerFact>()
  const workouts = new Set<string | null>()
  for (const { quantity } of run) {
    const fact = series.find(
      (one) => fits(valueTold(one, quantity), quantity) && !workouts.has(one.workoutId),
    )
    if (!fact) return new Map()
    told.set(quantity, fact)
    workouts.add(fact.workoutId)
  }
  return told
}
