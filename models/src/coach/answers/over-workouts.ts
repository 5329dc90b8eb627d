import { ask } from '../asking.ts'
import { isStretch } from '../language/periods.ts'
import { counted, decimal } from '../phrases/numbers.ts'
import { yourPlace } from '../phrases/places.ts'
import { say } from '../phrases/speech.ts'
import { nounOf, periodWords } from '../phrases/workouts.ts'
import { intentOf } from '../registry.ts'
import { trendResult, workoutResult } from '../tool-results.ts'
import type { AskingSkill } from '../turn.ts'
import type { Understanding } from '../understanding.ts'
import { type Figure, figureOf } from './figures.ts'
import { toolPeriod } from './which-workout.ts'

const toldOf = ({ intent, slots }: Understanding): Figure | undefined =>
  slots.type === 'region_force_low' ? undefined : figureOf(intentOf(intent).metric)

/** Whether a figure of one workout is asked for over several. */
export const isOverWorkouts = (understood: Understanding): boolean => {
  const { period, latest = 1, isOverWorkouts: isAverage, workoutNames, stepsBack } = understood.details
  const isSeveral = isAverage || latest > 1 || (period !== undefined && isStretch(period))
  return isSeveral && !workoutNames && !stepsBack && toldOf(understood) !== undefined
}

/** A workout beside the average of the last ones; null where it is not among them. */
export function* againstAverage(metric: string, region: string | null) {
  const { workout_id: id } = yield* ask('get_current_workout', {}, workoutResult)
  const args = { metric, region, type: null, count: null, period: null }
  const { points, average, type } = yield* ask('get_trend', args, trendResult)
  const figure = figureOf(metric)
  const value = points.find(({ workout_id }) => workout_id === id)?.value ?? null
  if (!figure || value === null || average === null) return null
  const over = counted(points.length, nounOf(type))
  const where = region ? ` on ${yourPlace(region)}`.replace('on your', 'on the') : ''
  const [was, spoken] = figure.plural ? (['were', decimal] as const) : (['was', figure.spoken] as const)
  return say(
    `On average over your last ${over}, your ${figure.words}${where} ${was} ${spoken(average)}.`,
    `In this workout it was ${spoken(value)}.`,
  )
}

/** "On average over your last 5 runs …", "In your 3 runs this week …". */
export const overWorkouts: AskingSkill = function* ({ understood }) {
  const { slots, details } = understood
  const { metric = 'peak' } = intentOf(understood.intent)
  const told = toldOf(understood)
  const region = metric === 'high_force_events' ? null : (slots.region ?? null)
  const { points, average, total, type } = yield* ask(
    'get_trend',
    {
      metric,
      region,
      type: details.workoutType ?? null,
      count: details.latest ?? null,
      period: toolPeriod(details.period),
    },
    trendResult,
  )
  const when = periodWords(details.period)
  const noun = nounOf(type)
  const values = points.flatMap(({ value }) => value ?? [])
  if (!told || values.length === 0) return `I found no ${noun}${when ? ` ${when}` : ''} with that figure.`
  const spoken = told.plural ? decimal : told.spoken
  const isAverage = details.isOverWorkouts || told.over === 'average'
  const over = when
    ? `${when}, over ${counted(points.length, noun)}`
    : `over your last ${points.length === 1 ? noun : counted(points.length, noun)}`
  const subject = `your ${told.words}${region ? ` on ${yourPlace(region)}`.replace('on your', 'on the') : ''}`
  if (isAverage && average !== null)
    return say(
      `On average ${over}, ${subject} ${told.plural ? 'were' : 'was'} ${spoken(average)}.`,
      values.length > 1 &&
        `${told.plural ? 'They' : 'It'} went from ${spoken(Math.min(...values))} up to ${spoken(Math.max(...values))}.`,
    )
  if (told.over === 'total' && total !== null)
    return say(
      `${over}, you had ${metric === 'duration' ? `${told.spoken(total)} in all` : counted(total, 'high-force event')}.`,
    )
  return say(`${over}, ${subject} was ${told.spoken(Math.max(...values))} at the highest.`)
}
