import { ask } from '../asking.ts'
import { isStretch } from '../language/periods.ts'
import { clock, counted, decimal, percent, whole } from '../phrases/numbers.ts'
import { yourPlace } from '../phrases/places.ts'
import { say } from '../phrases/speech.ts'
import { nounOf, periodWords } from '../phrases/workouts.ts'
import { intentOf } from '../registry.ts'
import { trendResult } from '../tool-results.ts'
import type { AskingSkill } from '../turn.ts'
import type { Understanding } from '../understanding.ts'
import { toolPeriod } from './which-workout.ts'

/** How a figure is told over workouts: those that add up by their sum, a peak by the highest. */
interface Told {
  readonly words: string
  readonly spoken: (value: number) => string
  readonly by: 'total' | 'highest' | 'average'
}

const TOLD: Record<string, Told> = {
  peak: { words: 'peak', spoken: decimal, by: 'highest' },
  mean: { words: 'average pressure', spoken: decimal, by: 'average' },
  load_share: { words: 'load share', spoken: percent, by: 'average' },
  high_force_events: { words: 'number of high-force events', spoken: decimal, by: 'total' },
  cadence: { words: 'cadence', spoken: (value) => `${whole(value)} steps a minute`, by: 'average' },
  contact_time: { words: 'contact time', spoken: (value) => `${whole(value)} milliseconds`, by: 'average' },
  duration: { words: 'workout time', spoken: clock, by: 'total' },
}

const toldOf = ({ intent, slots }: Understanding): Told | undefined =>
  slots.type === 'region_force_low' ? undefined : TOLD[intentOf(intent).metric ?? '']

/** Whether a figure of one workout is asked for over several. */
export const isOverWorkouts = (understood: Understanding): boolean => {
  const { period, latest = 1, isOverWorkouts: isAverage, workoutNames, stepsBack } = understood.details
  const isSeveral = isAverage || latest > 1 || (period !== undefined && isStretch(period))
  return isSeveral && !workoutNames && !stepsBack && toldOf(understood) !== undefined
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
  if (!told || points.length === 0) return `I found no ${noun}${when ? ` ${when}` : ''} with that figure.`
  const isAverage = details.isOverWorkouts || told.by === 'average'
  const values = points.flatMap(({ value }) => value ?? [])
  const over = when
    ? `${when}, over ${counted(points.length, noun)}`
    : `over your last ${points.length === 1 ? noun : counted(points.length, noun)}`
  const subject = `your ${told.words}${region ? ` on ${yourPlace(region)}`.replace('on your', 'on the') : ''}`
  if (isAverage && average !== null)
    return say(
      `On average ${over}, ${subject} was ${told.spoken(average)}.`,
      values.length > 1 &&
        `It went from ${told.spoken(Math.min(...values))} up to ${told.spoken(Math.max(...values))}.`,
    )
  if (told.by === 'total' && total !== null)
    return say(
      `${over}, you had ${metric === 'duration' ? `${told.spoken(total)} in all` : counted(total, 'high-force event')}.`,
    )
  return say(`${over}, ${subject} was ${told.spoken(Math.max(...values))} at the highest.`)
}
