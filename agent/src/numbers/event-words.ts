import { type Entry, words } from './mentions.ts'
import type { Statistic } from './statistics.ts'

const EVENT = '(?:events?|hits?|impacts?|landings?|spikes?|strikes?)'
const EVENTS = '(?:events|hits|impacts|landings|spikes|strikes)'
const HIGH = '(?:high|hard|heavy|big|strong|harsh)'
const LOW = '(?:low|light|soft|weak|gentle)'
const FORCE = '(?: (?:force|pressure|load|impact))?'

/** Of a single event the pressure, the moment or the length may be told; of many, how many. */
const ONE_EVENT = ['event_pressure', 'event_at', 'event_time'] as const
const MANY_EVENTS = ['event_at', 'event_time'] as const

/** What people call events, one or many. */
export const EVENT_WORDS: readonly Entry<Statistic>[] = [
  {
    values: ['high_events', 'event_pressure', ...MANY_EVENTS],
    words: words(`(?:hardest|heaviest|highest|strongest|biggest|worst|toughest)${FORCE} ${EVENTS}`),
  },
  {
    values: [...ONE_EVENT, 'peak', 'peak_at'],
    words: words(
      `(?:hardest|heaviest|highest|strongest|biggest|worst|toughest)(?: single)?${FORCE} ${EVENT}`,
    ),
  },
  {
    values: ONE_EVENT,
    words: words(
      '(?:very )?(?:first|last|next|final|second|third|fourth|fifth) (?:one|came|happened|occurred|lasted|started)',
    ),
  },
  {
    values: ['high_events', ...MANY_EVENTS],
    words: words(
      `(?:${HIGH}|harder|heavier)${FORCE} ${EVENTS}`,
      `number of ${HIGH}${FORCE} ${EVENTS}`,
      `${HIGH}${FORCE} (?:ones|event (?:count|total)|moments|steps)`,
    ),
  },
  {
    values: ['low_events', ...MANY_EVENTS],
    words: words(
      `(?:${LOW}|lighter|softer)${FORCE} ${EVENTS}`,
      `${LOW}${FORCE} (?:ones|event (?:count|total)|moments|steps)`,
    ),
  },
  {
    values: ONE_EVENT,
    words: words(`(?:${HIGH}|${LOW})${FORCE} event`, 'event', 'impact'),
  },
  {
    values: ['events', 'high_events', ...MANY_EVENTS],
    words: words('events', 'hits', 'impacts', 'landings', 'event count'),
  },
  {
    values: ['high_events'],
    words: words('high force', '(?:hit|hitting|land|landed|landing) (?:so |too |that )?hard'),
  },
  { values: ['low_events'], words: words('low force') },
]
