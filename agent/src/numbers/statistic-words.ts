import { EVENT_WORDS } from './event-words.ts'
import { type Entry, words } from './mentions.ts'
import type { Statistic } from './statistics.ts'
import { VERB_WORDS } from './verb-words.ts'

const LOAD = '(?:load|weight|pressure|force|work|impact|burden)'

const LIMIT = '(?:thresholds?|cut ?offs?|trigger(?:ed)?|limit)'

const WORKOUTS = '(?:workouts|runs|walks|sessions|matches|activities|outings|jogs)'

const CONTACT = '(?:foot ?strikes?|steps?|strides?|contacts?|foot ?falls?)'

/** What people call a statistic. */
export const STATISTIC_WORDS: readonly Entry<Statistic>[] = [
  {
    values: ['integral'],
    words: words(
      'pressure time integrals?',
      'pti',
      'time integrals?',
      'integrals?',
      '(?:cumulative|accumulated) (?:pressure|load)',
    ),
  },
  {
    values: ['deviation'],
    words: words(
      'standard deviations?',
      'deviations?',
      'variation',
      'variability',
      'spread',
      'fluctuat\\w+',
      'var(?:ied|ies|y)',
    ),
  },
  {
    values: ['minimum'],
    words: words(
      'minim(?:um|al)(?: pressure)?',
      'min\\.? pressure',
      'lowest (?:pressure|value|reading|level)',
      'never (?:dropped|fell|went) below',
    ),
  },
  {
    values: ['contact_area'],
    words: words(
      '(?:ground )?contact areas?',
      'areas? (?:of|in|with) contact',
      'contact surface',
      'contact (?:patch|percentage)',
      '(?:of )?(?:the|its|your|all|their) (?:sensors|surface|area|cells)',
      'sensors?',
      'in contact',
    ),
  },
  {
    values: ['contact_time'],
    words: words(
      `(?:each|every|your|a|per|one) ${CONTACT}(?= (?:lasted|lasts|took|takes|kept|keeps|stayed|stays|spent|spends))(?: \\w+)`,
      '(?:milliseconds?|seconds?|ms) (?:per|for each|for every|with each|with every|each|every) (?:step|stride|contact|foot ?strike|foot ?fall)',
      '(?:ground )?contact times?',
      'ground contacts?',
      'times? on (?:the )?ground',
      'ground times?',
      'on the ground',
      'stance (?:times?|durations?)',
    ),
  },
  { values: ['contact_time', 'contact_area'], words: words('contacts?') },
  {
    values: ['cadence'],
    words: words(
      'cadence',
      '(?:step|stride) (?:rate|frequency)',
      'turnover',
      'steps? (?:per|a|each|every|in a) min(?:ute)?',
      'spm',
      'rhythm',
      'step tempo',
    ),
  },
  {
    values: ['heel_to_forefoot'],
    words: words(
      'heel (?:to|versus|vs) (?:fore ?foot|toe)(?: (?:ratio|balance))?',
      'heel/forefoot(?: ratio)?',
      'for (?:each|every) unit',
      'ratio',
    ),
  },
  {
    values: ['loading'],
    words: words(
      'loading (?:phase|response|part)',
      'loading(?= (?:was|is|at|took|takes|made|lasted|and|for|accounted))',
      '(?:in|for|on|of|spent) loading',
      'loading',
    ),
  },
  { values: ['mid_stance'], words: words('mid ?stance(?: phase)?') },
  { values: ['push_off'], words: words('push(?:ing)? ?off(?: phase)?', 'toe off', 'propulsi\\w+') },
  ...EVENT_WORDS,
  {
    values: ['threshold'],
    words: words(`${LIMIT}(?= (?:of|at|is|was|for|set|which))`, `(?<=\\d(?:[ -]points?)?[ -])${LIMIT}`),
  },
  // "It went over the limit, with 76.1".
  { values: ['threshold', 'event_pressure', 'event_at'], words: words(LIMIT), isHint: true },
  {
    values: ['sampling_rate'],
    words: words(
      'sampl(?:ing|ed|es?)(?: (?:rate|frequency))?',
      'hertz',
      'hz',
      'readings (?:a|per|each) second',
      'times (?:a|per|each|every) second',
      'frame rate',
    ),
  },
  { values: ['frames'], words: words('frames?', 'samples', 'readings', 'measurements', 'data points') },
  { values: ['steps'], words: words('step counts?', 'steps?', 'strides?', 'footfalls?') },
  {
    values: ['load_share'],
    words: words(
      `${LOAD} (?:share|distribution)s?`,
      `shares?(?: of (?:the|your|its) ${LOAD})?`,
      `of (?:the|your|its|all|that|total|all the)(?: \\w+)?(?: foot's)? ${LOAD}`,
    ),
  },
  { values: ['total_duration'], words: words('total (?:time|duration)', 'time in total') },
  {
    values: ['total_duration', 'duration'],
    words: words('altogether', 'combined', 'in total', 'all told'),
    isHint: true,
  },
  {
    values: ['duration'],
    words: words(
      'durations?',
      'long',
      'length',
      '(?:went|been|were|was) out',
      '(?:workout|running|walking|playing|run|total|overall) time',
      '(?:ran|walked|played|stood|trained|jogged|exercised|worked out|been going|were out|were active|on your feet)(?: for)?',
      'took(?= \\S+ (?:minutes?|seconds?|hours?))',
      'in length',
    ),
  },
  {
    values: ['peak', 'peak_at'],
    words: words(
      'peaks?(?: (?:pressure|value|load|force)s?)?',
      'pressure peaks?',
      'max(?:imum|imal)?(?: (?:pressure|value|load))?',
      'spikes?',
      'high points?',
    ),
  },
  { values: ['mean'], words: words('on average'), isHint: true },
  {
    values: ['mean'],
    words: words(
      '(?:a|the|your|its|overall|foot|heel|lowest|highest|with|and|or) mean(?: (?:pressure|value|load))?',
      'mean(?= (?:pressure|value|load|of|was|is|on|for|at|across|over))(?: (?:pressure|value|load))?',
      '(?<=s )mean',
      'average[sd]?(?: out)?(?: (?:pressure|value|load))?',
      'averaging',
      'avg\\.?(?: pressure)?',
      'typical(?:ly)?(?: pressure)?',
    ),
  },
  {
    values: ['peak', 'peak_at'],
    words: words(
      'peak(?:ed|ing)(?: out)?',
      'max(?:ed|es) out',
      'topp(?:ed|ing)(?: out)?',
      'tops out',
      'spik(?:ed|ing)',
    ),
    isHint: true,
  },
  {
    values: ['peak', 'peak_at', 'event_pressure', 'event_at'],
    words: words('highest', 'hardest', 'hottest', 'strongest', 'biggest', 'heaviest', 'worst'),
    isHint: true,
  },
  {
    values: ['minimum', 'peak', 'event_pressure'],
    words: words(
      'highs?(?= (?:of|at|was|on|came))',
      'lows?(?= of)',
      'lowest',
      'softest',
      'lightest',
      'smallest',
      'weakest',
    ),
    isHint: true,
  },
  {
    values: ['duration', 'event_time'],
    words: words(
      'lasted',
      'lasts(?= (?:for|about|around|just|nearly|almost|\\d))',
      '(?<=(?:did|does|to|not|can|will) )last',
      'lasting',
    ),
  },
  { values: ['duration', 'event_time', 'contact_time'], words: words('longest', 'shortest'), isHint: true },
  {
    values: ['workouts'],
    words: words(`(?:how many|my|any|all)(?: (?:recent|latest|last|other))? ${WORKOUTS}`),
    isHint: true,
  },
  {
    values: ['duration'],
    words: words('longer', 'shorter', 'for(?= \\S+(?: and a half)? (?:minutes|seconds|hours))'),
    isHint: true,
  },
  {
    values: ['high_events', 'events', 'low_events'],
    words: words(
      'how many',
      'as many',
      'of them',
      'there (?:were|are)(?= (?:only |just |about |around )?[^\\s.,;]+(?:[.,;]| (?:in|on|of|at)(?! \\p{L}+:)))',
    ),
    isHint: true,
  },
  ...VERB_WORDS,
]
