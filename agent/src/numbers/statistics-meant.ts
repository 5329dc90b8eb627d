import type { Claim } from './claims.ts'
import { ALL_STATISTICS, COUNTS, STATISTICS, type Statistic, type Unit, unitOf } from './statistics.ts'
import { anyOf } from './word-list.ts'

/** The statistics that a number may be, and whether words say so. */
export interface Meant {
  readonly statistics: readonly Statistic[]
  readonly isNamed: boolean
  /** All statistics that the words name, whatever the number's unit: a percentage may be a change of any. */
  readonly named: readonly Statistic[]
}

const of = (...units: readonly Unit[]) =>
  ALL_STATISTICS.filter((statistic) => units.includes(unitOf(statistic)))
const MOMENTS: readonly Statistic[] = ['peak_at', 'event_at']
const LENGTHS: readonly Statistic[] = [
  'duration',
  'total_duration',
  'contact_time',
  'event_time',
  'part_time',
]
/** Their milliseconds may be left out once the statistic is named. */
export const IN_MILLISECONDS: readonly Statistic[] = ['contact_time', 'event_time']
const MOMENT_BEFORE = new RegExp(
  String.raw`\b${anyOf('at, around, by, near, after, came, happened, occurred, until, into, mark, from, past, minute')}(?: ${anyOf(`
    about, around, just, roughly, only, the, minute, after, nearly, almost, over, under, exactly, approximately, past,
    before`)})* ?$`,
  'i',
)
const MOMENT_AFTER = new RegExp(
  String.raw`^(?:[- ](?:minutes?|seconds?))?[\s-]*(?:in(?:to)?\b(?! (?:total|all|length|duration))|${anyOf(`
    mark, after the start, from the start, since the start, through, before the end, after you start, after your start`)}\b)`,
  'i',
)
/** "No hard landings after 3 minutes": where a part begins or ends, whatever is told of it. */
const BOUND_BEFORE = /\b(?:after|from|until|till|since|before|past)(?: (?:the|minute|about))* ?$/i
/** "Your time went from 3 minutes 30 to 4 minutes". */
const CHANGED =
  /\b(?:went|gone|goes|moved|changed|rose|fell|grew|dropped|increased|decreased|improved|shortened|lengthened|up|down) from $/i
const STARTING =
  /\b(?:start(?:s|ed|ing)?|began|begins|beginning|came|coming|happened|happening|occurred|occurring) (?:at|around|about|near) $/i
const LENGTH_BEFORE = new RegExp(
  String.raw`\b${anyOf(`
    lasted, lasts, took, takes, ran, run, walked, played, stood, for, duration, long, length, total, totaling, totaled, totalled,
    totalling, spent, covered, workout`)}(?: ${anyOf(`
    for, of, was, about, around, just, roughly, only, over, under, nearly, almost, a, the, total, exactly, approximately, little,
    bit`)})* ?$`,
  'i',
)
const LENGTH_AFTER = new RegExp(
  String.raw`^[\s-]*(?:${anyOf(`
    long, run, runs, workout, workouts, session, sessions, walk, walks, match, jog, effort, outing, recording, total, of running,
    of walking, of tennis, of standing, of data, of activity, of exercise, of work, in total, in all, in length,
    in duration`)}\b|altogether)`,
  'i',
)

export const DEFAULT_OF_UNIT: Readonly<Record<string, readonly Statistic[]>> = {
  percent: ['load_share'],
  hertz: ['sampling_rate'],
  pressure: ['peak', 'mean', 'event_pressure'],
}

/** Reads which statistics a number may be from its unit, its noun, and the words around it. */
export function statisticsMeant(claim: Claim, sentence: string): Meant {
  const { quantity } = claim
  const isBare = quantity.unit === null && quantity.kind === 'amount' && quantity.step >= 1
  if (claim.isPart) return { statistics: ['part_time'], isNamed: true, named: [] }
  const mentioned = claim.named('statistic')
  const named = mentioned?.values ?? []
  if (quantity.counts && quantity.isTotal && quantity.counts.some((one) => COUNTS.includes(one)))
    return { statistics: COUNTS, isNamed: true, named: COUNTS }
  if (quantity.counts) return { statistics: quantity.counts, isNamed: true, named: quantity.counts }
  const counts = named.filter((one) => unitOf(one) === 'count' && !COUNTS.includes(one))
  if (isBare && quantity.isTotal && counts.length > 0)
    return { statistics: counts, isNamed: true, named: counts }
  if (isBare && quantity.isTotal) return { statistics: COUNTS, isNamed: true, named: COUNTS }
  if (isBare && !claim.hasOwnStatistic && claim.countsBefore?.some((one) => COUNTS.includes(one)))
    return { statistics: claim.countsBefore, isNamed: true, named: claim.countsBefore }
  const allowed = allowedBy(claim, sentence, named)
  const modified = withEventTime(named, claim, sentence).filter((statistic) => allowed.includes(statistic))
  // "53.6 percent on the forefoot, with 31.6 on the heel".
  const shares: readonly Statistic[] = claim.isAfterPercent && !claim.hasOwnStatistic ? ['load_share'] : []
  // A bare number may be a pressure where only the conversation spoke of shares.
  const isOpen =
    quantity.unit === null && !mentioned?.isStrict && modified.every((one) => unitOf(one) === 'percent')
  const isBound = allowed.includes('part_time') && BOUND_BEFORE.test(sentence.slice(0, quantity.index))
  const parts: readonly Statistic[] = isBound ? ['part_time'] : []
  if (modified.length > 0 && !isOpen)
    return { statistics: [...modified, ...shares, ...parts], isNamed: true, named }
  if (quantity.unit === 'seconds') return { statistics: allowed, isNamed: false, named }
  // A bare number that nothing names is a pressure, if it is told as exactly as pressures are.
  const usual =
    DEFAULT_OF_UNIT[
      quantity.unit ??
        (quantity.step < 1 || quantity.bound.side !== 'at' || claim.isBesideDecimal ? 'pressure' : '')
    ] ?? []
  return { statistics: [...modified, ...usual, ...shares], isNamed: false, named }
}

function allowedBy(
  { quantity: { unit, index, end, kind, step } }: Claim,
  sentence: string,
  named: readonly Statistic[],
): readonly Statistic[] {
  if (unit === 'percent' || kind === 'part') return of('percent')
  if (unit === 'hertz') return ['sampling_rate']
  if (unit === 'pressure') return of('pressure')
  if (unit === 'clock' || unit === 'times' || unit === 'unmeasured') return []
  const told = of('pressure', 'percent', 'per minute', 'ratio', 'pressure seconds', 'hertz')
  if (unit === null) {
    const isPressure = named.some((one) => unitOf(one) === 'pressure')
    return step < 1 ? told : [...told, ...of('count'), ...(isPressure ? [] : IN_MILLISECONDS)]
  }
  const before = sentence.slice(0, index)
  const after = sentence.slice(end)
  // "Your six-minute run", but "the three-minute mark".
  const isHyphened = /[-‐‑–](?:minute|second|hour)$/i.test(sentence.slice(index, end))
  if (LENGTH_AFTER.test(after) || (isHyphened && !MOMENT_AFTER.test(after))) return LENGTHS
  if (MOMENT_AFTER.test(after)) return [...MOMENTS, 'part_time']
  if (STARTING.test(before)) return [...MOMENTS, 'part_time']
  if (LENGTH_BEFORE.test(before)) return LENGTHS
  const isLength = named.some((one) => LENGTHS.includes(one)) && !named.some((one) => MOMENTS.includes(one))
  if (MOMENT_BEFORE.test(before) && !isLength && !CHANGED.test(before))
    return [...MOMENTS, 'part_time', ...(/\bat \S* ?$/i.test(before) ? (['duration'] as const) : [])]
  return [...MOMENTS, ...LENGTHS]
}

/** What a time may be that no statistic is named for. */
export const timesOf = (claim: Claim, sentence: string): readonly Statistic[] =>
  allowedBy(claim, sentence, [])

/** What "lasted" may be an event where events are spoken of. */
function withEventTime(named: readonly Statistic[], claim: Claim, sentence: string): readonly Statistic[] {
  const isWorkout = /\b(?:workout|run|session|walk|match|recording|test)\b/i.test(sentence)
  return named.includes('duration') &&
    !isWorkout &&
    claim.all('statistic').some((one) => one === 'event_time' || COUNTS.includes(one))
    ? [...named, 'event_time']
    : named
}

/** What a claim said its number is. */
export function wordsFor({ statistics, named }: Meant, claim: Claim): string {
  const [statistic = named[0]] = statistics
  const parts = [
    statistic ? STATISTICS[statistic].name : 'a number',
    claim.named('place')?.values.join(' or '),
    claim
      .named('foot')
      ?.values.map((foot) => `${foot} foot`)
      .join(' or '),
    claim.named('part')?.values.at(0),
  ]
  return parts.filter(Boolean).join(', ')
}
