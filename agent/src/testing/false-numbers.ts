import { REGION_GROUPS } from '@kinetra/workouts/regions'
import type { Stored } from './facts.ts'

type Measured = readonly [about: RegExp, values: readonly (number | null | undefined)[]]

const WORDS = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ')
const TENS: Readonly<Record<string, number>> = {
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
  hundred: 100,
}
/** Names with figures in them. */
const PLACE = /\b(?:m|toes?)[\s-]?\d+(?:-\d+)?\b/gi
const ROUGHLY = 0.02

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
)
const ADVICE = /\b(?:should|could|can|try|aim)\b/i

/**
 * The numbers in a sentence that the store has of no workout for what the sentence is about. It knows nothing of the coach's
 * own check: words say which values are meant, and the values are read past the tools. A sentence that names nothing
 * that is measured, or says what to do, says nothing about the data.
 */
export function falseNumbers(sentence: string, stored: readonly Stored[]): number[] {
  const allowed = stored
    .flatMap(measured)
    .flatMap(([about, values]) => (about.test(sentence) ? values : []))
    .flatMap((value) => (value === null || value === undefined ? [] : [value]))
  if (allowed.length === 0 || ADVICE.test(sentence)) return []
  const numbers = numbersIn(withoutKnownTimes(sentence, stored))
  return numbers.filter((number) => !allowed.some((value) => isRounded(number, value)))
}

/** Without the days and the times of day at which workouts began. */
function withoutKnownTimes(sentence: string, stored: readonly Stored[]): string {
  return stored.reduce((rest, { workout }) => {
    const [day = '', time = ''] = workout.startedAt.split('T')
    const [year = '', month, date] = day.split('-').map(Number)
    const name = MONTHS[Number(month) - 1]
    const known = [
      `${name} (?:the )?${date}(?:st|nd|rd|th)?\\b`,
      `\\b${date}(?:st|nd|rd|th)? (?:of )?${name}`,
      `${name},? ${year}`,
      `\\b${Number(time.slice(0, 2))}${time.slice(2, 5)}(?::00)?\\b`,
    ]
    return rest.replaceAll(new RegExp(known.join('|'), 'gi'), ' ')
  }, sentence)
}

const isRounded = (said: number, value: number): boolean =>
  Math.abs(said - value) <= Math.max(Number.isInteger(said) ? 0.5 : 0.06, ROUGHLY * Math.abs(value))

function numbersIn(sentence: string): number[] {
  const text = sentence.replace(PLACE, ' ').toLowerCase()
  const figures = [...text.matchAll(/\d+(?:\.\d+)?/g)].map(([figure]) => Number(figure))
  const words = text
    .split(/[^a-z]+/)
    .flatMap((word) => TENS[word] ?? (WORDS.indexOf(word) > 2 ? WORDS.indexOf(word) : []))
  return [...figures, ...words]
}

function measured({ summary, workout, events }: Stored): Measured[] {
  const feet = summary.feet
  const wholes = feet.map(({ whole }) => whole)
  const regions = feet.flatMap((foot) => foot.regions)
  const groups = Object.values(REGION_GROUPS).map((names: readonly string[]) => {
    const members = regions.filter(({ region }) => names.includes(region))
    const cells = members.reduce((sum, one) => sum + (one.mean > 0 ? one.sum / one.mean : 0), 0)
    return {
      mean: members.reduce((sum, one) => sum + one.sum, 0) / cells,
      share: members.reduce((sum, one) => sum + one.loadShare, 0),
    }
  })
  const places = [...wholes, ...regions]
  const percent = (share: number | null | undefined) =>
    share === null || share === undefined ? null : share * 100
  const seconds = [
    workout.durationInS,
    ...places.map(({ peakAtMs }) => (peakAtMs ?? 0) / 1000),
    ...events.map(({ timestamp }) => (timestamp - summary.startedAtMs) / 1000),
  ]
  const gait = summary.gait
  const counts = Object.values(Object.groupBy(events, ({ region, type }) => region + type)).map(
    (some) => some?.length,
  )
  const means = [...places, ...groups].map(({ mean }) => mean)
  return [
    [
      /peak|maxim|highest|pressure|force|load|hard/i,
      [
        ...places.map(({ peak }) => peak),
        ...means,
        ...events.map(({ value }) => value),
        ...events.map(({ threshold }) => threshold),
        100,
      ],
    ],
    [/mean|average/i, means],
    [
      /%|percent/i,
      [
        ...regions.map(({ loadShare }) => percent(loadShare)),
        ...groups.map(({ share }) => percent(share)),
        ...places.map(({ contactArea }) => percent(contactArea)),
        ...Object.values(gait?.stancePhases ?? {}).map(percent),
        100,
      ],
    ],
    [/step/i, [gait?.steps, gait?.cadencePerMin]],
    [/cadence|per minute|a minute/i, [gait?.cadencePerMin]],
    [/contact|millisecond|\bms\b/i, [gait?.contactTimeMs]],
    [
      /second|minute|long|duration|time|\bs\b/i,
      [...seconds, ...seconds.map((second) => second / 60), ...seconds.map((second) => second % 60)],
    ],
    [/event|hits?\b|times/i, [...counts, events.length, workout.highForceEvents, workout.lowForceEvents]],
    [/hertz|\bhz\b|sampl/i, [feet[0]?.samplingRateHz]],
  ]
}
