/** A figure of the field: what the tools' explanations call it, what comparisons and trends call it, and its words. */
interface Statistic {
  readonly term: string
  readonly metric?: string
  readonly words: RegExp
}

/** The one list of the field's figures; the first that a text names decides. */
const STATISTICS: readonly Statistic[] = [
  {
    term: 'pressure-time integral',
    words: /\bpressure time integral\b|\bpti\b|\bpressure integral\b|\btime integral\b/,
  },
  { term: 'centre of pressure', words: /\bcentre of (?:pressure|gravity|load)\b|\bpressure centre\b/ },
  {
    term: 'contact time',
    metric: 'contact_time',
    words:
      /\bcontact times?\b|\bground contact\b|\bground time\b|\b(?:time )?on the ground\b|\bstance time\b/,
  },
  { term: 'contact area', words: /\bcontact area\b|\barea of contact\b/ },
  {
    term: 'cadence',
    metric: 'cadence',
    words: /\bcadence\b|\bst(?:ep|ride) (?:rate|frequency)\b|\bsteps? (?:a|per) minute\b|\bturnover\b/,
  },
  {
    term: 'load share',
    metric: 'load_share',
    words:
      /\bload share\b|\bshare of (?:the )?load\b|\b(?:load )?distribution\b|\bpercent(?:age)?\b|\bproportion\b|\bshare\b/,
  },
  {
    term: 'high force event',
    metric: 'high_force_events',
    words: /\bhigh (?:force )?events?\b|\bhigh force\b/,
  },
  { term: 'low force event', words: /\blow (?:force )?events?\b|\blow force\b/ },
  {
    term: 'event',
    metric: 'high_force_events',
    words: /\bevents?\b|\bhard (?:hits?|landings?|impacts?)\b|\boverloads?\b|\bspikes?\b|\balerts?\b/,
  },
  { term: 'stance phase', words: /\bstance\b|\bphases?\b|\bpush ?off\b|\bloading phase\b|\bmid ?stance\b/ },
  { term: 'standard deviation', words: /\bstandard deviation\b/ },
  { term: 'pronation', words: /\b(?:over)?pronat(?:ion|e|ing)\b/ },
  { term: 'supination', words: /\bsupinat(?:ion|e|ing)\b/ },
  {
    term: 'duration',
    metric: 'duration',
    words: /\bduration\b|\blonger\b|\blength\b|\bshorter\b|\bhow long\b/,
  },
  {
    term: 'mean pressure',
    metric: 'mean',
    words:
      /\b(?:mean|average) (?:pressure|load|force)\b|\baverage\b|\bmean\b(?! by| with)|\btypical(?:ly)?\b|\busual(?:ly)?\b/,
  },
  {
    term: 'peak pressure',
    metric: 'peak',
    words: /\bpeaks?\b|\b(?:maximum|highest) (?:pressure|load|force)\b|\bmaximum\b/,
  },
  {
    term: 'pressure',
    metric: 'peak',
    words:
      /\b(?:pressures?|loads?|loading|forces?|land(?:ings?)?|hits?|hard|harder|softer|impacts?|weight|stress|strain)\b|REGION/,
  },
]
/** The ones that can be explained, and not only measured. */
const EXPLAINED = (term: string) => term !== 'pressure' && term !== 'duration'
const NO_TERM =
  /^(?:share|percent(?:age)?|proportion|average|mean|typical(?:ly)?|usual(?:ly)?|maximum|hard \w+|spikes?|alerts?|overloads?)$/

/** The word of the field that a text names, as explain_region knows it. */
export function findTerm(text: string): string | null {
  for (const { term, words } of STATISTICS) {
    const found = EXPLAINED(term) && words.exec(text)
    if (found && !NO_TERM.test(found[0])) return term
  }
  return null
}

/** The figure that a text names, as comparisons and trends know it. */
export const metricOf = (text: string): string | undefined =>
  STATISTICS.find(({ metric, words }) => metric && words.test(text))?.metric

/** Which kind of events a text names. */
const EVENT_TYPES = [
  [
    'region_force_low',
    /\b(?:lows?|light|soft|weak|too (?:little|light|low)|underload(?:ed|s|ing)?|unloaded)\b/,
  ],
  [
    'region_force_high',
    /\b(?:high(?:est)?|hard(?:er|est)?|heav(?:y|ier|iest)|big(?:ger|gest)?|strong(?:er|est)?|worst|bad|nast(?:y|iest)|rough(?:est)?|harsh(?:est)?|tough(?:est)?)\b/,
  ],
  [
    'region_force_high',
    /\b(?:overload(?:s|ed|ing)?|spike[sd]?|too (?:hard|much|high|heavy)|hits?|impacts?|landings?|blows?|exceed(?:ed)?|(?:over|above) (?:the |my )?(?:limit|threshold|maximum))\b/,
  ],
  [
    'region_force_high',
    /\b(?:thuds?|knocks?|stomp(?:ed|ing|s)?|slam(?:med)?|smash(?:ed)?|pound(?:ed)?|bang(?:ed)?|bash(?:ed)?)\b/,
  ],
] as const
export const eventTypeOf = (text: string) => EVENT_TYPES.find(([, pattern]) => pattern.test(text))?.[0]

const OVER_WORKOUTS = [
  /\b(?:compared?|than|versus|vs|against|from) (?:\w+ ){0,3}?(?:my|the|an?|all time) (?:usual|average|normal|typical|overall|mean)\b/,
  /\b(?:than|as) (?:usual|normal|average)\b|\bmy (?:usual|normal|typical|average) (?:run|walk|workout|session)\b/,
  /\baverage\b.* (?:over|across|of|for|in) (?:all |my )+(?:(?:\w+ )?(?:workouts|runs|sessions|walks|matches)|time)\b/,
]
/** "My average", "than usual": over workouts. */
export const isOverWorkouts = (text: string): boolean => OVER_WORKOUTS.some((pattern) => pattern.test(text))
