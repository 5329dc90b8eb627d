import { REGION_GROUPS, REGION_NAMES } from '@kinetra/workouts/regions'
import { z } from 'zod'

/** What a text means that is not a field's own value but plainly one of them; undefined where it is none. */
export interface PlainMeaning {
  readonly read: (text: string) => unknown
}

/** The plain meanings of an argument's schema. */
export const plainMeanings = z.registry<PlainMeaning>()

/** Letters and digits only: "Med Heel", "med_heel" and "MedHeel" are the same. */
const keyOf = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '')

const byKey = <Value>(values: Readonly<Record<string, Value>>): ReadonlyMap<string, Value> =>
  new Map(Object.entries(values).map(([text, value]) => [keyOf(text), value]))

/** All of what a field narrows down. */
const EVERYTHING = /^(all|any|both|every|everything|whole|entire|total)(foot|feet|regions?|types?|ofthem)?$/
const everything = (key: string) => (EVERYTHING.test(key) ? null : undefined)

const REGIONS = byKey<string>({
  ...Object.fromEntries([...REGION_NAMES, ...Object.keys(REGION_GROUPS)].map((name) => [name, name])),
  'medial heel': 'Med Heel',
  'inner heel': 'Med Heel',
  'inside heel': 'Med Heel',
  'lateral heel': 'Lat Heel',
  'outer heel': 'Lat Heel',
  'outside heel': 'Lat Heel',
  heels: 'heel',
  rearfoot: 'heel',
  'big toe': 'Toe1',
  hallux: 'Toe1',
  'toe 2-5': 'Toe2345',
  'small toes': 'Toe2345',
  'smaller toes': 'Toe2345',
  'lesser toes': 'Toe2345',
  'other toes': 'Toe2345',
  toe: 'toes',
  arch: 'midfoot',
  ball: 'metatarsals',
  'ball of foot': 'metatarsals',
  'ball of the foot': 'metatarsals',
  metatarsal: 'metatarsals',
  'metatarsal heads': 'metatarsals',
})
const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth']
/** "metatarsal 3", "third metatarsal head", "MT3", "M 3". */
const METATARSAL =
  /^(?:m|mt|mth|met|metatarsal)(?:head)?([1-5])$|^(first|second|third|fourth|fifth|[1-5])(?:st|nd|rd|th)?metatarsal(?:head)?$/

export function regionMeant(text: string): unknown {
  const key = keyOf(text).replace(/^the|(region|area|pressure)$/g, '')
  const known = REGIONS.get(key)
  if (known !== undefined) return known
  const [, behind, before = ''] = METATARSAL.exec(key) ?? []
  const number = behind ?? (ORDINALS.includes(before) ? ORDINALS.indexOf(before) + 1 : before)
  return /^[1-5]$/.test(String(number)) ? `M${number}` : everything(key)
}

const FOOT = byKey({ l: 'left', r: 'right', left: 'left', right: 'right' })
export function footMeant(text: string): unknown {
  const key = keyOf(text).replace(/^the|foot$/g, '')
  return FOOT.get(key) ?? everything(key)
}

const WORKOUT_TYPES = byKey({
  run: 'running',
  runs: 'running',
  jog: 'running',
  jogging: 'running',
  walk: 'walking',
  walks: 'walking',
  hike: 'walking',
  hiking: 'walking',
  'tennis match': 'tennis',
  stand: 'standing',
})
export const workoutTypeMeant = (text: string): unknown =>
  WORKOUT_TYPES.get(keyOf(text)) ?? everything(keyOf(text))

const EVENT_TYPES = byKey({
  high: 'region_force_high',
  'high force': 'region_force_high',
  'high force event': 'region_force_high',
  'high force events': 'region_force_high',
  'hard hit': 'region_force_high',
  low: 'region_force_low',
  'low force': 'region_force_low',
  'low force event': 'region_force_low',
  'low force events': 'region_force_low',
})
export const eventTypeMeant = (text: string): unknown =>
  EVENT_TYPES.get(keyOf(text)) ?? everything(keyOf(text))

const CURRENT =
  /^(the)?(current|this|active|open|displayed|onscreen|screen)(one|workout|workoutid|id)?$|^workoutonthescreen$/
/** The workout on the screen. */
export const workoutMeantBy = (text: string): unknown => (CURRENT.test(keyOf(text)) ? null : undefined)

/** "Last week" is `last_week`, "in May" is `may`, "since Monday" `since_monday`. */
export const periodMeant = (text: string): unknown => {
  const period = text
    .toLowerCase()
    .replace(/^(in|on|during|the)\s+/, '')
    .replace(/[\s-]+(?=[a-z])|(?<=[a-z])[\s-]+/g, '_')
  return EVERYTHING.test(keyOf(period).replace(/time$/, '')) ? null : period
}
