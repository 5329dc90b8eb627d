/** Reads single slots out of a tagged text; each table's first match decides. */
const first = <Value>(table: readonly (readonly [Value, RegExp])[], text: string): Value | undefined =>
  table.find(([, pattern]) => pattern.test(text))?.[0]

const EVENT_TYPES = [
  [
    'region_force_low',
    /\b(?:low|lows|light|soft|weak|too (?:little|light|low)|underload(?:ed|s)?|unloaded)\b/,
  ],
  [
    'region_force_high',
    /\b(?:high|hard(?:er|est)?|heav(?:y|ier|iest)|big(?:ger|gest)?|strong(?:er|est)?|worst|rough(?:est)?|harsh(?:est)?|overloads?|overloaded|spikes?|spiked|highest|too (?:hard|much|high|heavy)|hits?|impacts?|landings?|blows?|exceed(?:ed)?|(?:over|above) (?:the |my )?(?:limit|threshold|maximum))\b/,
  ],
] as const

export const eventTypeOf = (text: string) => first(EVENT_TYPES, text)

const METRICS = [
  ['cadence', /\b(?:cadence|step rate|step frequency|steps? (?:a|per) minute|turnover|stride rate)\b/],
  ['contact_time', /\b(?:contact|ground time|on the ground|stance time)\b/],
  [
    'high_force_events',
    /\b(?:events?|hard (?:hits?|landings?|impacts?)|overloads?|spikes?|high force|alerts?)\b/,
  ],
  ['load_share', /\b(?:share|percent(?:age)?|proportion|distribution)\b/],
  [
    'duration',
    /\b(?:duration|longer|length|shorter workouts|how long|(?:workouts?|runs?|sessions?|walks?)(?: \w+)* (?:longer|shorter))\b/,
  ],
  ['mean', /\b(?:average|mean|typical(?:ly)?|usual(?:ly)?|middle value)\b/],
  [
    'peak',
    /\b(?:peaks?|pressures?|loads?|loading|forces?|land(?:ing|ings)?|hits?|hard|harder|softer|impacts?|REGION|maximum|weight|stress|strain|heel strike)\b|REGION/,
  ],
] as const

export const metricOf = (text: string) => first(METRICS, text)

/** What list_workouts orders by, and the words for it. */
const ORDERS = [
  [
    'most_high_force_events',
    /\bmost (?:\w+ ){0,2}?(?:events?|hits?|landings?|impacts?|spikes?|overloads?)\b/,
  ],
  [
    'fewest_high_force_events',
    /\b(?:fewest|least|smallest number of) (?:\w+ ){0,2}?(?:events?|hits?|landings?|impacts?|spikes?|overloads?)\b/,
  ],
  ['longest', /\blongest\b/],
  ['shortest', /\bshortest\b/],
  [
    'oldest',
    /\b(?:oldest|earliest|(?:my|the) very first|my first(?= (?:\w+ )?(?:workout|run|session|walk|match|game|training|recording)\b))\b/,
  ],
  [
    'lowest_peak',
    /\b(?:softest|lightest|gentlest|easiest|smoothest|best|lowest|least (?:load|pressure|force|stress|hard))\b/,
  ],
  [
    'highest_peak',
    /\b(?:hardest|toughest|heaviest|worst|roughest|harshest|highest|biggest|most (?:load|pressure|force|stress|intense|demanding))\b/,
  ],
] as const

/** By which order the first of several workouts is meant: "longest", "hardest", "the most high-force events". */
export const orderOf = (text: string) => first(ORDERS, text)

/** How many workouts back a text points: "the run before that" and "last time" are one. */
export function stepsBackOf(text: string): number | undefined {
  if (/\b(?:two|2) (?:\w+ )?(?:before|ago|back|earlier)\b|\bsecond (?:to )?last\b/.test(text)) return 2
  const back =
    /\b(?:previous|prior|preceding|earlier)\b(?! week| month)|\blast time\b(?! i| that)|\b(?:one|run|workout|session|walk|match|game|time|training|jog) (?:before|earlier)\b|\bbefore (?:that|this|it)\b(?! \w+s\b)|\bthe time before\b/
  return back.test(text) ? 1 : undefined
}

const STEP = '(?:(?:again |another )?TIME(?: more| again)?|(?:just )?(?:a )?(?:bit|little|tad)|slightly)'
const MOVE = '(?:(?:and|now|go|jump|skip|move|seek) )*'
/** "Ten seconds earlier", "back a bit": a step back from the time that is shown. */
export const EARLIER = new RegExp(
  `^${MOVE}(?:back(?:wards?)?(?: (?:by )?${STEP})?|${STEP} (?:earlier|back(?:wards?)?|before(?: that)?))$`,
)
/** "Ten seconds later", "a bit further on". */
export const LATER = new RegExp(
  `^${MOVE}(?:(?:again|another) TIME|TIME (?:more|again)|(?:ahead|forwards?|on|further) (?:by )?${STEP}|${STEP} (?:later|after(?: that)?|further(?: on)?|on|ahead|forwards?))$`,
)
