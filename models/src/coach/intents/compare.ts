import { againstWords, change, changeInPercent, signOfChange } from '../answers/changed-figures.ts'
import { figureOf, isLoad } from '../answers/figures.ts'
import { againstAverage } from '../answers/over-workouts.ts'
import { highest, pressureIn } from '../answers/pressure.ts'
import { bothSides, type Sides, severalOf } from '../answers/sides.ts'
import { trendOver } from '../answers/trends.ts'
import { yesOrNo } from '../answers/verdict.ts'
import { type Answering, ask, ToolSaidNo } from '../asking.ts'
import { placeSpokenOf, workoutOf } from '../dialogue/background.ts'
import type { Intent } from '../intent.ts'
import type { Comparative } from '../language/comparatives.ts'
import type { Place } from '../language/regions.ts'
import { metricOf } from '../language/statistics.ts'
import { stepsBackOf } from '../language/workout-types.ts'
import { decimal, fromTo } from '../phrases/numbers.ts'
import { yourPlace } from '../phrases/places.ts'
import { say, uncapitalised } from '../phrases/speech.ts'
import { nameOf } from '../phrases/workouts.ts'
import { intentOf } from '../registry.ts'
import { comparative, metricDetail, named, otherType, part, several } from '../slots.ts'
import { compareResult, type SideResult } from '../tool-results.ts'
import type { Turn } from '../turn.ts'
import type { Details } from '../understanding.ts'

const COMPARES_IT = /^(?:compared?|versus|against|relative to)\b|\b(?:it|that)\b/
/** "Compare it with this one." */
const ONE_AND_SCREEN = /\b(?:it|that)(?: one)? (?:compared? )?(?:with|to|against|and) this\b/
const FURTHER_BACK = /\b(?:before|earlier than) (?:that|it|this one)\b|\bthe one before\b/

export const intent: Intent = {
  name: 'compare',
  asks: 'how this compares with your previous workout',
  topic: 'other',
  slots: [
    ({ period, periodMeant, tagged, places }) => {
      const when = period && period !== 'today' ? period : 'previous'
      const stepsBack = stepsBackOf(tagged)
      return {
        slots: { with: when },
        details: {
          ...(places[0] && { place: places[0] }),
          ...(when !== 'previous' && periodMeant && { period: periodMeant }),
          ...(stepsBack && { stepsBack }),
        },
      }
    },
    otherType,
    named,
    metricDetail,
    comparative,
    several,
    part,
  ],
  leaves: ({ details: { metric } }) => (metric && !figureOf(metric) ? ['figure'] : []),
  inherits(own, { tagged, periodMeant }, { previous }) {
    if (!previous) return null
    const { details } = previous
    if (previous.intent === 'compare' && FURTHER_BACK.test(tagged))
      return {
        ...own,
        details: { ...own.details, stepsBack: (details.latest ?? details.stepsBack ?? 1) + 1 },
      }
    if (!COMPARES_IT.test(tagged) && tagged.split(' ').length > 6) return null
    const metric = intentOf(previous.intent).metric ?? details.metric
    const region = placeSpokenOf(previous)
    const isOwn = metricOf(tagged) !== undefined && !own.details.isOverWorkouts
    const isBesideScreen = periodMeant === 'today' || ONE_AND_SCREEN.test(tagged)
    const spokenOf = isBesideScreen ? workoutOf(previous) : {}
    return {
      ...own,
      slots: { ...own.slots, ...(spokenOf.period && { with: spokenOf.period }) },
      details: {
        ...spokenOf,
        ...own.details,
        ...(metric && !isOwn && { metric }),
        ...(region && { place: region, ...(own.details.place && { place: own.details.place }) }),
      },
    }
  },
  answer: function* (turn) {
    const { slots, details } = turn.understood
    const place = slots.region ?? details.place
    if (place && details.latest) return yield* trendOver(details.latest, place, turn)
    if (details.isOverWorkouts) {
      const metric = details.metric && details.metric !== 'mean' ? details.metric : 'peak'
      const isPlaced = metric === 'peak' || metric === 'load_share'
      const said = place && !isPlaced ? null : yield* againstAverage(metric, place ?? null)
      if (said) return said
    }
    const several = yield* severalOf(turn)
    if (several.length > 0) return yield* besides(turn, several)
    const { current, other, differences_percent: percents, isNamed } = yield* bothSides(turn)
    if (!current || !other) return 'I have nothing to compare this workout with yet.'
    const beginning = isNamed
      ? `${nameOf(current)}, against ${againstWords(other)}`
      : `Against ${againstWords(other)}`
    const mean = details.isOverWorkouts
      ? 'I keep no average over several workouts, so here is one of them.'
      : null
    const placed = place ? yield* changeThere(place, turn, [current, other]) : null
    if (placed)
      return say(
        mean,
        shortly(yesOrNo(details.comparative, placed.sign, true)),
        `${beginning}, ${placed.words}.`,
        placed.sign !== 0 && `That is ${placed.sign < 0 ? 'softer' : 'harder'} than before.`,
      )
    const [mainLine, nextLine] = [...new Set([details.metric, 'peak', 'high_force_events', 'cadence'])]
      .map((metric) =>
        details.inPercent ? changeInPercent(metric, percents) : change(metric, current, other),
      )
      .filter((line) => line !== null)
    if (!mainLine) return `I have no figure that both this workout and ${againstWords(other)} share.`
    return say(
      mean,
      mean ? null : verdict(details, current, other),
      `${beginning}, ${mainLine}.`,
      nextLine && `${nextLine}.`,
    )
  },
}

/** Of each pair the figure that was asked for, else the peak; there may be fewer workouts than were asked for. */
function* besides({ understood: { details } }: Turn, pairs: readonly Sides[]): Answering {
  const lines: string[] = []
  for (const args of pairs) {
    try {
      const { current, other } = yield* ask('compare_workouts', { ...args }, compareResult)
      const changed = current && other ? change(details.metric ?? 'peak', current, other) : null
      if (!changed || !current || !other) continue
      const isFirst = lines.length === 0 && args.workout_id !== null
      lines.push(`${isFirst ? `${nameOf(current)}, against` : 'Against'} ${againstWords(other)}, ${changed}.`)
    } catch (error) {
      if (!(error instanceof ToolSaidNo) || lines.length === 0) throw error
    }
  }
  return lines.length > 0 ? say(...lines) : 'I have nothing to compare this workout with yet.'
}

/** What changed at a place of the foot; null where the figure is none of a place, or no data is there. */
function* changeThere(place: Place, turn: Turn, sides: readonly SideResult[]) {
  const { slots, details } = turn.understood
  const key = details.metric === 'mean' ? 'mean' : 'peak'
  if (details.metric && details.metric !== key) return null
  const values: number[] = []
  for (const { workout_id } of sides) {
    if (!workout_id) return null
    const { feet } = yield* pressureIn(workout_id, turn, place)
    const [top] = highest(feet, place, key)
    if (top) values.push(top.value)
  }
  const [now, before] = values
  if (now === undefined || before === undefined) return null
  const where = yourPlace(place, slots.foot)
  const [was, is] = [decimal(before), decimal(now)]
  return {
    words: `${key === 'mean' ? 'the average pressure under' : 'the peak on'} ${where} ${fromTo(was, is)}`,
    sign: was === is ? 0 : Math.sign(now - before),
  }
}

const shortly = (yesOrNo: string | null): string | null => yesOrNo && `${yesOrNo}.`

/** How one workout was beside another: in the figure that is asked about, else on the feet. */
function verdict({ metric, comparative }: Details, current: SideResult, other: SideResult): string | null {
  const isOfLanding = comparative === 'harder' || comparative === 'softer'
  if (isOfLanding || !metric || !figureOf(metric)) return onTheFeet(comparative, current, other)
  const sign = signOfChange(metric, current, other)
  return sign === null ? null : shortly(yesOrNo(comparative, sign, isLoad(metric)))
}

const ON_THE_FEET = {
  '-1': 'You landed softer.',
  0: 'Much the same.',
  1: 'This one was harder on your feet.',
}

/** Softer is a lower peak and fewer high-force events; anything else is mixed. */
function onTheFeet(comparative: Comparative | undefined, current: SideResult, other: SideResult): string {
  const signs = ['peak', 'high_force_events'].flatMap((metric) => signOfChange(metric, current, other) ?? [])
  if (signs.length === 0) return 'Here is what changed.'
  const sign = ([0, -1, 1] as const).find((one) => signs.every((each) => each === one || each === 0))
  if (sign === undefined) return 'It is mixed.'
  const isOfLoad = comparative !== 'up' && comparative !== 'down'
  const yes = isOfLoad ? yesOrNo(comparative, sign, true) : null
  return yes ? `${yes}, ${uncapitalised(ON_THE_FEET[sign])}` : ON_THE_FEET[sign]
}
