import { type Making, madeOf, scaleOf } from './arithmetic.ts'
import { bearsOut, type Reading } from './chance.ts'
import type { Claim } from './claims.ts'
import type { Ledger, LedgerFact } from './ledger.ts'
import {
  areComparable,
  factsSpokenOf,
  type Operand,
  operandOf,
  operandOfFact,
  placeOf,
  type Saying,
  statisticsSpokenOf,
} from './operands.ts'
import type { Quantity } from './quantity.ts'
import { unitOf } from './statistics.ts'
import { wordsOf } from './word-list.ts'

/** What is told of two numbers. */
const DIFFERENCE = wordsOf(`
  differ*, gap, apart, between, separat*, within, more, less, fewer, higher, lower, longer, shorter, faster, slower, quicker,
  harder, softer, greater, smaller, ahead, behind, earlier, later, short of, span*, added, extra, beyond, lead, leads, led,
  margin, stretch, before the end, to go, left`)
/** What a percentage or a multiple may be told of, wherever the sentence says it. */
const CHANGE = wordsOf(`
  differ*, gap, gain*, lost, loss, add, adds, added, come, gone, went, climb*, drop*, fell, fallen, rose, risen, up, down,
  increase*, decrease*, below, above, under, over, apart, between, more, less, fewer, higher, lower, longer, shorter, faster,
  slower, harder, softer, quicker, greater, smaller, ahead, behind, off, before, after, change*, improve*, shift*, from, shaved,
  slipped, crept, versus, against, compared`)
const REST = wordsOf(`
  rest, remaining, remainder, elsewhere, other, others, else, leaves, left over, without, except, besides, apart from`)
const TOGETHER = wordsOf(`
  across, together, combined, in total, in all, sum, add up, adds up, adding, make, makes, leaves, leaving, total, between them,
  come to, comes to, altogether, overall`)
const AVERAGE = /\b(?:averag\w+|mean|typical(?:ly)?|usual(?:ly)?)\b/i
const WITHIN = /^[^.;,\d]{0,30}/
const OF = /^[^.;\d]{0,20}\bof\b/i
const RATE = /^(?: [\p{L}-]+){0,4}? (?:a|an|per|each|every|in a) (second|minute|hour)\b/iu
const PER_BEFORE = /\bper (second|minute|hour)\b(?! ?[.;]).*$/i
const EVERY = /\b(?:every|each)(?: (?:about|roughly|around|nearly|almost))? $/i
/** A part's own length, and a half's. */
const LENGTHS: ReadonlySet<string> = new Set(['length_s', 'half_at_s'])
const SECONDS: Readonly<Record<string, number>> = { second: 1, minute: 60, hour: 3600 }

export interface Told {
  /** True numbers of the sentence. */
  readonly here: readonly Saying[]
  /** Those of the sentences before, and what the user said. */
  readonly before: readonly Saying[]
  readonly question: string
}

/** Whether a number follows by plain arithmetic from what was told, or from the facts that are spoken of. */
export function follows(
  claim: Claim,
  sentence: string,
  told: Told,
  ledger: Ledger,
  isKnown: boolean,
): boolean {
  const { quantity } = claim
  const [here, before] = [told.here, told.before].map((sayings) =>
    sayings.map((one) => operandOf(one, quantity)),
  ) as [Operand[], Operand[]]
  // A part of the workout is told as it was looked up.
  if (quantity.kind === 'order' || claim.isPart) return false
  const making = makingOf(sentence, claim, told.question)
  if (isKnown && !isMadeOfOthers(making, claim, sentence, told.question)) return false
  const reaches = factsSpokenOf(claim, sentence, ledger, {
    isRate: making.per !== null,
    isInterval: making.isInterval && quantity.unit === 'seconds',
  }).map((facts) => facts.map((fact) => operandOfFact(fact, quantity)))
  const workouts = new Set(reaches.flat().map(({ fact }) => fact?.workoutId))
  const lengths = ledger.facts
    .filter(
      ({ statistic, key, change, workoutId }) =>
        (statistic === 'duration' || LENGTHS.has(key)) && change === null && workouts.has(workoutId),
    )
    .map((fact) => operandOfFact(fact, quantity))
  const isBorneOut = (values: readonly number[], reading: Reading = 'usual') =>
    bearsOut(values, quantity, reading)
  const isMade = (
    some: readonly Operand[],
    others: readonly Operand[],
    how = making,
    reading: Reading = 'usual',
  ) => pairs(some, others, quantity, how).some((values) => isBorneOut(values, reading))
  const spokenOf = RESPECTS.filter((respect) => claim.spoken(respect).length > 0)
  const isMadeOver = (facts: readonly Operand[]) =>
    spokenOf.some((respect) =>
      pairs(facts, facts, quantity, making, respect).some((values) => isBorneOut(values)),
    )
  return (
    isMade(here, here, { ...making, isDifference: making.isDifference || !making.isSum }) ||
    isBorneOut(groups(here, quantity, making)) ||
    (quantity.kind === 'part' &&
      isBorneOut(here.flatMap(({ value, scale }) => (scale === 'percent' ? value / 100 : [])))) ||
    isMade(here, before) ||
    isBorneOut(changesTold(claim, ledger)) ||
    reaches.some((facts, at) => {
      const reading = at === 0 ? 'usual' : 'far'
      return (
        isMade(here, [...facts, ...lengths], making, reading) ||
        isMade(before, facts, making, reading) ||
        (at === 0 && (isMadeOver(facts) || isMade(facts, lengths))) ||
        isMade(facts, facts, making, reading) ||
        isBorneOut(factGroups(facts, quantity, making), reading)
      )
    })
  )
}

/** "Down 18", "rose by the same 1.4". */
const MOVED =
  /\b(?:by|up|down|only|more than|same|another|come down)(?: (?:about|around|roughly|just|the|same|only|another|over))* $/i

/** Where the value of just that is known, another follows only where its own words say so: "two more", "17 altogether". */
function isMadeOfOthers(
  { per, isInterval }: Making,
  { quantity, clause, own }: Claim,
  sentence: string,
  question: string,
): boolean {
  const { kind, unit, isChange, index, end } = quantity
  if (isChange || kind !== 'amount' || unit === 'percent' || unit === 'times' || unit === 'pressure')
    return true
  if (per || isInterval || (own('place')?.length ?? 0) > 1 || MOVED.test(sentence.slice(0, index)))
    return true
  const words = clause + WITHIN.exec(sentence.slice(end))?.[0]
  return [DIFFERENCE, TOGETHER, REST, AVERAGE].some((making) => making.test(words)) || TOGETHER.test(question)
}

function makingOf(sentence: string, { quantity, clause, own, isTied }: Claim, question: string): Making {
  const spoken = `${question} ${sentence}`
  const after = sentence.slice(quantity.end)
  const before = sentence.slice(0, quantity.index)
  const unit = (RATE.exec(after) ?? PER_BEFORE.exec(before))?.[1]?.toLowerCase() ?? ''
  return {
    isDifference: quantity.isChange || (!isTied && DIFFERENCE.test(clause + WITHIN.exec(after)?.[0])),
    isCompared: quantity.isChange || CHANGE.test(spoken),
    isOfCounts: /\b(?:many|fewer)\b/i.test(clause),
    isSum: quantity.isTotal || (own('place')?.length ?? 0) > 1 || TOGETHER.test(spoken),
    isRest: REST.test(spoken),
    isAverage: AVERAGE.test(spoken),
    isShare: OF.test(after),
    per: SECONDS[unit] ?? null,
    isInterval: EVERY.test(before),
  }
}

function pairs(
  some: readonly Operand[],
  others: readonly Operand[],
  quantity: Quantity,
  making: Making,
  respect?: Respect,
): [number[], number[]] {
  const made: [number[], number[]] = [[], []]
  for (const [at, one] of some.entries())
    for (const [index, other] of others.entries()) {
      if ((some === others && index <= at) || (other.fact && other.fact === one.fact)) continue
      if (respect && !differOnlyIn(respect, one, other)) continue
      const [inScale, inProportion] = madeOf(one, other, quantity, making)
      made[0].push(...inScale)
      made[1].push(...inProportion)
    }
  return made
}

/** What two numbers of one statistic may be told of, one of this and one of that. */
const RESPECTS = ['foot', 'part', 'place', 'workout'] as const
type Respect = (typeof RESPECTS)[number]
const respectsOf = (one: LedgerFact): Readonly<Record<Respect, unknown>> => ({
  foot: one.foot,
  part: one.part,
  place: placeOf(one),
  workout: one.workoutId,
})
function differOnlyIn(respect: Respect, { fact: one }: Operand, { fact: other }: Operand): boolean {
  if (!one || !other || one.statistic !== other.statistic) return false
  const [here, there] = [respectsOf(one), respectsOf(other)]
  return RESPECTS.every((key) => (here[key] !== there[key]) === (key === respect))
}

/** Sums, means, rests and ranges of several numbers, and how many of them there are. */
function groups(all: readonly Operand[], quantity: Quantity, making: Making): number[] {
  return [...Map.groupBy(all, ({ scale, isCount }) => `${scale} ${isCount}`).values()].flatMap((group) =>
    made(group, quantity, making),
  )
}

function factGroups(facts: readonly Operand[], quantity: Quantity, making: Making): number[] {
  const keyOf = ({ statistic, fact }: Operand) =>
    `${statistic} ${fact?.result} ${fact?.foot} ${typeof fact?.which}`
  return [...Map.groupBy(facts, keyOf).values()].flatMap((group) => {
    const distinct = group.filter((one, at) =>
      group.slice(0, at).every((other) => areComparable(one, other) && !isSame(one, other)),
    )
    return made(distinct, quantity, making)
  })
}

const isSame = ({ fact: one }: Operand, { fact: other }: Operand) =>
  !!one &&
  !!other &&
  placeOf(one) === placeOf(other) &&
  one.foot === other.foot &&
  one.workoutId === other.workoutId &&
  one.part === other.part &&
  one.which === other.which

function made(group: readonly Operand[], quantity: Quantity, { isSum, isRest, isAverage }: Making): number[] {
  const [first] = group
  if (!first) return []
  const values = group.map(({ value }) => value)
  const total = values.reduce((sum, value) => sum + value, 0)
  const scale = scaleOf(quantity)
  const told: number[] = []
  if (isRest && scale === 'percent' && first.scale === 'percent')
    told.push(100 - total, ...values.map((value) => 100 - value))
  if (scale !== first.scale || group.length < 2)
    return quantity.kind === 'part' ? told.map((value) => value / 100) : told
  if (isSum && (first.isCount !== false || first.scale !== '')) told.push(total)
  if (isAverage) told.push(total / values.length)
  return quantity.kind === 'part' ? told.map((value) => value / 100) : told
}

/** Changes that a result tells itself. */
function changesTold(claim: Claim, { facts }: Ledger): number[] {
  const { unit, kind, counts, isChange } = claim.quantity
  if (counts && !isChange) return []
  const about = statisticsSpokenOf(claim, 'near', { isRate: false, isInterval: false })
  const places = claim.own('place')
  return facts.flatMap(({ change, statistic, value, place }) => {
    if (change === null || (about.length > 0 && !about.includes(statistic))) return []
    if (places && place && !places.includes(place)) return []
    if (change === 'relative') return unit === 'percent' ? [value] : kind === 'part' ? [value / 100] : []
    const scale = unitOf(statistic)
    return (unit === 'seconds') === (scale === 'seconds') && (unit !== 'percent' || scale === 'percent')
      ? [value]
      : []
  })
}
