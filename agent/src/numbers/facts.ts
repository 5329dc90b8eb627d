import { REGION_GROUPS, REGION_NAMES, type RegionGroup, type RegionName } from '@kinetra/workouts/regions'
import { FEET, type Foot } from '@kinetra/workouts/workout'
import { type Statistic, statisticOfKey } from './statistics.ts'

/** A region, a group of regions, or the foot as a whole. */
export type Place = RegionName | RegionGroup | 'whole'
/** Of several events the one that is meant: by its place in time, or as the highest. */
export type Which = 'first' | 'last' | 'highest' | 'nth' | number
export type Part = 'first half' | 'second half' | 'segment'

/** One number of a tool's result, with all that it is about; null is "of all", or "of none in particular". */
export interface Fact {
  readonly statistic: Statistic
  /** In the statistic's unit. */
  readonly value: number
  /** A change between workouts and not a level: in the statistic's unit, or in percent of what it was. */
  readonly change: 'absolute' | 'relative' | null
  readonly place: Place | null
  readonly foot: Foot | null
  readonly workoutId: string | null
  readonly part: Part | null
  readonly which: Which | null
  /** Of an event: whether much or little was carried. */
  readonly isHigh: boolean | null
  /** Where in the workout it was. */
  readonly timeMs: number | null
  /** The region that a source leads to, and the field's name in the result. */
  readonly region: string | null
  readonly key: string
}

/** What an object says of all numbers below it. */
type Setting = Omit<Fact, 'statistic' | 'value' | 'change' | 'key'> & {
  readonly metric: Statistic | null
}

const NOWHERE: Setting = {
  place: null,
  foot: null,
  workoutId: null,
  part: null,
  which: null,
  timeMs: null,
  region: null,
  metric: null,
  isHigh: null,
}
const EVENT_TYPE = /^region_force_(high|low)$/
/** Shares of a group that stand beside the numbers of a whole workout. */
const SHARES_OF: Readonly<Record<string, RegionGroup>> = {
  heel_load_share_percent: 'heel',
  forefoot_load_share_percent: 'forefoot',
}
const PLACES: ReadonlySet<string> = new Set([...REGION_NAMES, ...Object.keys(REGION_GROUPS)])
const isPlace = (value: unknown): value is Place => typeof value === 'string' && PLACES.has(value)
const isFoot = (value: unknown): value is Foot => FEET.some((foot) => foot === value)

type Record_ = Readonly<Record<string, unknown>>

/** The numbers of a tool's result as facts. docs/tools.md tells how results are built, and so how they are read. */
export function factsOf(result: unknown): Fact[] {
  const facts: Fact[] = []
  walk(result, '', NOWHERE, facts)
  return facts
}

function walk(value: unknown, key: string, around: Setting, into: Fact[]): void {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries())
      walk(item, key, key === 'events' ? { ...around, which: index + 1 } : around, into)
    return
  }
  if (typeof value !== 'object' || value === null) return
  const record = value as Record_
  const here = settingOf(record, key, around)
  // "first" and "last" of a trend stand among its points, with their workouts.
  const isTrend = Array.isArray(record.points)
  for (const [name, item] of Object.entries(record)) {
    if (typeof item !== 'number') walk(item, name, here, into)
    else if (Number.isFinite(item) && !(isTrend && (name === 'first' || name === 'last')))
      into.push(...read(record, name, item, here, key))
  }
  if (!changeOf(key)) into.push(...counted(record, here))
}

function settingOf(record: Record_, key: string, around: Setting): Setting {
  const place = isPlace(record.region) ? record.region : key === 'whole' ? 'whole' : around.place
  const type = EVENT_TYPE.exec(String(record.type))?.[1]
  const isMoment = typeof record.at_s === 'number'
  const atS = record.at_s ?? record.peak_at_s
  return {
    place,
    region: isPlace(record.region) ? record.region : around.region,
    foot: isFoot(record.foot) ? record.foot : around.foot,
    workoutId: typeof record.workout_id === 'string' ? record.workout_id : around.workoutId,
    timeMs: typeof atS === 'number' ? Math.round(atS * 1000) : null,
    part: partOf(record, key) ?? around.part,
    which: isMoment && isWhich(key) ? key : around.which,
    metric: (typeof record.metric === 'string' && statisticOfKey(record.metric)) || around.metric,
    isHigh: type ? type === 'high' : around.isHigh,
  }
}

const isWhich = (key: string) => key === 'first' || key === 'last' || key === 'highest' || key === 'nth'

function partOf(record: Record_, key: string): Part | null {
  if (typeof record.from_s === 'number') return 'segment'
  if (typeof record.mean !== 'number') return null
  return key === 'first' ? 'first half' : key === 'second' ? 'second half' : null
}

function read(record: Record_, name: string, said: number, here: Setting, key: string): Fact[] {
  const { metric, ...setting } = here
  const isRelative = name === 'change_percent' || changeOf(key) === 'relative'
  const isInMilliseconds = name.endsWith('_ms') || metric === 'contact_time'
  const value = isInMilliseconds && !isRelative ? said / 1000 : said
  const fact = (statistic: Statistic, more: Partial<Fact> = {}): Fact => ({
    ...setting,
    statistic,
    value,
    change: null,
    key: name,
    ...more,
  })
  const group = SHARES_OF[name]
  if (group) return [fact('load_share', { place: group, region: group, change: changeOf(key) })]
  if (name === 'left_load_share_percent')
    return [
      fact('load_share', { place: 'whole', foot: 'left' }),
      fact('load_share', { place: 'whole', foot: 'right', value: 100 - value }),
    ]
  if (name === 'change' && metric) return [fact(metric, { change: 'absolute' })]
  if (name === 'change_percent' && metric) return [fact(metric, { change: 'relative' })]
  if (name === 'total' && metric) return [fact(metric === 'duration' ? 'total_duration' : metric)]
  if (name === 'total' && Array.isArray(record.workouts)) return [fact('workouts')]
  // An average over workouts is asked for as one.
  if (name === 'average' && metric) return [fact(metric), fact('mean', { value: said })]
  if (name === 'value' && metric) return [fact(metric, { key: record.metric ? name : metric })]
  // The highest peak of a workout is that of its region, and of the workout.
  if (key === 'peak' && name === 'value')
    return [fact('peak', { key: 'peak' }), fact('peak', { key: 'peak', place: 'whole' })]
  if (key === 'peak' && name === 'at_s')
    return [fact('peak_at', { key: 'peak_at_s' }), fact('peak_at', { key: 'peak_at_s', place: 'whole' })]
  const statistic = statisticOfKey(name)
  if (!statistic) return []
  const isOfAll =
    name === 'duration_s' ||
    name === 'from_s' ||
    name === 'to_s' ||
    name === 'length_s' ||
    name === 'half_at_s'
  return [fact(statistic, { change: changeOf(key), ...(isOfAll && { part: null }) })]
}

const CHANGES: Readonly<Record<string, 'absolute' | 'relative'>> = {
  differences: 'absolute',
  differences_percent: 'relative',
}
const changeOf = (key: string) => CHANGES[key] ?? null

/** Where a result lists all of its events, as many as each place has are counted. */
function listed({ events, total, by_region }: Record_, setting: Omit<Setting, 'metric'>): Fact[] {
  if (!Array.isArray(events) || events.length !== total || by_region) return []
  const places = Map.groupBy(events as readonly Record_[], ({ region }) => region)
  return [...places].flatMap(([region, all]) =>
    isPlace(region)
      ? (['high', 'low'] as const).flatMap((kind): Fact[] => {
          const value = all.filter(({ type }) => EVENT_TYPE.exec(String(type))?.[1] === kind).length
          const statistic = kind === 'high' ? 'high_events' : 'low_events'
          return value > 0
            ? [{ ...setting, statistic, value, change: null, place: region, region, key: kind }]
            : []
        })
      : [],
  )
}

/** Lists whose length means something to the user; a foot always has ten regions. */
function counted(record: Record_, here: Setting): Fact[] {
  const { metric: _, ...setting } = here
  const count = (name: string, statistic: Statistic): Fact[] => {
    const list = record[name]
    return Array.isArray(list)
      ? [{ ...setting, statistic, value: list.length, change: null, key: `${name}_count` }]
      : []
  }
  const { high, low, total } = record
  const isPlaceCount = typeof high === 'number' && typeof low === 'number' && total === undefined
  const { high_force_events: hard, low_force_events: soft } = record
  const all: Fact[] =
    typeof hard === 'number' && typeof soft === 'number'
      ? [{ ...setting, statistic: 'events', value: hard + soft, change: null, key: 'high_force_events' }]
      : []
  // Two halves make a whole.
  const halves = [record.first, record.second].map(
    (half) => (half as Record_ | null | undefined)?.high_force_events,
  )
  const [early, late] = halves
  const ofHalves: Fact[] =
    typeof early === 'number' && typeof late === 'number'
      ? [
          {
            ...setting,
            statistic: 'high_events',
            value: early + late,
            change: null,
            key: 'high_force_events',
          },
        ]
      : []
  const both: Fact[] = isPlaceCount
    ? [{ ...setting, statistic: 'events', value: high + low, change: null, key: 'total' }]
    : []
  return [
    ...all,
    ...both,
    ...ofHalves,
    ...listed(record, setting),
    ...count('workouts', 'workouts'),
    ...count('points', 'workouts'),
    ...count('by_region', 'places'),
  ]
}
