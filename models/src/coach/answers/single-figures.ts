import type { Intent } from '../intent.ts'
import type { Limit } from '../language/limits.ts'
import { yourPlace } from '../phrases/places.ts'
import { say } from '../phrases/speech.ts'
import { nameOf } from '../phrases/workouts.ts'
import { limit, place, several, workout } from '../slots.ts'
import { notMeasured } from './not-measured.ts'
import { firstOf, noData, pressureOf, type RegionField } from './pressure.ts'
import { verdictOn } from './verdict.ts'
import { inOther, isOther, workoutOf } from './which-workout.ts'

interface Figure {
  readonly name: string
  readonly asks: string
  readonly term: string
  /** The figure's name in a sentence: "ground contact time". */
  readonly words: string
  readonly spoken: (value: number) => string
  /** What it means. */
  readonly meaning: string
}

/** A figure of the whole workout, that is known where single steps are. */
export const gaitFigure = ({
  field,
  metric,
  limits,
  ...figure
}: Figure & {
  field: 'cadence_per_min' | 'contact_time_ms'
  metric: string
  limits: readonly Limit['of'][]
}): Intent => ({
  name: figure.name,
  asks: figure.asks,
  term: figure.term,
  metric,
  topic: 'workout',
  slots: [workout, limit(...limits), several],
  covers: ['each'],
  answer: function* (turn) {
    const found = yield* workoutOf(turn)
    const value = found[field]
    if (value === null) return notMeasured(figure.term)
    const where = isOther(turn) ? inOther('', nameOf(found)) : ''
    return say(
      verdictOn(turn, value, `Your ${figure.words}${where} was ${figure.spoken(value)}.`),
      figure.meaning,
    )
  },
})

/** A figure of a region, or of the whole foot. */
export const regionFigure = ({
  field,
  preposition = 'of',
  ...figure
}: Figure & { field: RegionField; preposition?: 'of' | 'on' }): Intent => ({
  name: figure.name,
  asks: figure.asks,
  term: figure.term,
  topic: 'place',
  slots: [place, workout],
  covers: ['percent'],
  answer: function* (turn) {
    const { region = null, foot } = turn.understood.slots
    const { feet, where } = yield* pressureOf(turn, region)
    const value = firstOf(feet, region, field)
    if (typeof value === 'number') {
      const at = region ? ` ${preposition} ${yourPlace(region, foot)}` : ''
      return say(`The ${figure.words}${at}${where} was ${figure.spoken(value)}.`, figure.meaning)
    }
    return region && feet.length > 0
      ? `I have the ${figure.words} only for single regions, not for ${yourPlace(region)}.`
      : noData(foot)
  },
})
