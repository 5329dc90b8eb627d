import { type Entry, words } from './mentions.ts'
import type { Statistic } from './statistics.ts'

const EVENT = '(?:events?|hits?|impacts?|landings?|spikes?|strikes?)'
const EVENTS = '(?:events|hits|impacts|landings|spikes|strikes)'
const HIGH = '(?:high|hard|heavy|big|strong|harsh)'
const LOW = '(?:low|light|soft|weak|gentle)'
const FORCE = '(?: (?:force|pressure|load|impact))?'
const LOAD = '(?:load|weight|pressure|force|work|impact|burden)'

/** Of a single event the pressure, the moment or the length may be told; of many, how many. */
const ONE_EVENT = ['event_pressure', 'event_at', 'event_time'] as const
const MANY_EVENTS = ['event_at', 'event_time'] as const

/** What people call a statistic. */
export const STATISTIC_WORDS: readonly Entry<Statistic>[] = [
  {
    values: ['integral'],
    words: words('pressure time integrals?', 'pti', 'time integrals?', 'integrals?', '(?:cumulative|accumulated) (?:pressure|load)'),
  },
  { values: ['deviation'], words: words('standard deviations?', 'deviations?', 'variation', 'variability', 'spread', 'fluctuat\\w+', 'var(?:ied|ies|y)') },
  { values: ['minimum'], words: words('minim(?:um|al)(?: pressure)?', 'min\\.? pressure', 'lowest (?:pressure|value|reading|level)', 'never (?:dropped|fell|went) below') },
  {
    values: ['contact_area'],
    words: words('(?:ground )?contact areas?', 'areas? (?:of|in|with) contact', 'contact surface', 'contact (?:patch|percentage)', '(?:of )?(?:the|its|your|all) (?:sensors|surface|area|cells)', 'sensors?', 'in contact'),
  },
  {
    values: ['contact_time'],
    words: words('(?:ground )?contact times?', 'ground contacts?', 'times? on (?:the )?ground', 'ground times?', 'on the ground', 'stance (?:times?|durations?)', 'contacts?'),
  },
  {
    values: ['cadence'],
    words: words('cadence', '(?:step|stride) (?:rate|frequency)', 'turnover', 'steps? (?:per|a|each|every|in a) min(?:ute)?', 'spm', 'rhythm', 'step tempo'),
  },
  { values: ['heel_to_forefoot'], words: words('heel (?:to|versus|vs) (?:fore ?foot|toe)(?: (?:ratio|balance))?', 'heel/forefoot(?: ratio)?', 'ratio') },
  { values: ['loading'], words: words('loading (?:phase|response|part)', 'loading(?= (?:was|is|at|took|takes|made|lasted|and|for|accounted))', '(?:in|for|on|of|spent) loading', 'loading') },
  { values: ['mid_stance'], words: words('mid ?stance(?: phase)?') },
  { values: ['push_off'], words: words('push(?:ing)? ?off(?: phase)?', 'toe off', 'propulsi\\w+') },
  { values: ['high_events', 'event_pressure', ...MANY_EVENTS], words: words(`(?:hardest|heaviest|highest|strongest|biggest|worst|toughest)${FORCE} ${EVENTS}`) },
  {
    values: [...ONE_EVENT, 'peak', 'peak_at'],
    words: words(`(?:hardest|heaviest|highest|strongest|biggest|worst|toughest)(?: single)?${FORCE} ${EVENT}`),
  },
  { values: ONE_EVENT, words: words('(?:very )?(?:first|last|next|final|second|third|fourth|fifth) (?:one|came|happened|occurred|lasted|started)') },
  { values: ['high_events', ...MANY_EVENTS], words: words(`(?:${HIGH}|harder|heavier)${FORCE} ${EVENTS}`, `number of ${HIGH}${FORCE} ${EVENTS}`, `${HIGH}${FORCE} (?:ones|event (?:count|total)|moments|steps)`) },
  { values: ['low_events', ...MANY_EVENTS], words: words(`(?:${LOW}|lighter|softer)${FORCE} ${EVENTS}`, `${LOW}${FORCE} (?:ones|event (?:count|total)|moments|steps)`) },
  { values: ONE_EVENT, words: words(`(?:${HIGH}|${LOW})${FORCE} event`, 'event', 'impact', 'landing') },
  { values: ['events', 'high_events', ...MANY_EVENTS], words: words('events', 'hits', 'impacts', 'landings', 'event count') },
  { values: ['high_events'], words: words('high force') },
  { values: ['low_events'], words: words('low force') },
  { values: ['threshold'], words: words('thresholds?', 'cut ?offs?', 'trigger(?:ed)?', 'limit') },
  { values: ['sampling_rate'], words: words('sampl(?:ing|ed|es?)(?: (?:rate|frequency))?', 'hertz', 'hz', 'readings (?:a|per|each) second', 'times (?:a|per|each|every) second', 'frame rate') },
  { values: ['frames'], words: words('frames?', 'samples', 'readings', 'measurements', 'data points') },
  { values: ['steps'], words: words('step counts?', 'steps?', 'strides?', 'footfalls?') },
  { values: ['load_share'], words: words(`${LOAD} (?:share|distribution)s?`, `shares?(?: of (?:the|your|its) ${LOAD})?`, `of (?:the|your|its|all|that|total|all the)(?: \\w+)?(?: foot's)? ${LOAD}`) },
  { values: ['total_duration'], words: words('total (?:time|duration)', 'time in total') },
  { values: ['total_duration'], words: words('altogether', 'combined', 'in total', 'all told'), isHint: true },
  {
    values: ['duration'],
    words: words('durations?', 'lasted', 'lasts?(?= (?:for|about|around|just|nearly|almost|\\d))', 'lasting', 'long', 'length', '(?:went|been|were|was) out', '(?:workout|running|walking|playing|run|total|overall) time', '(?:ran|walked|played|stood|trained|jogged|exercised|moved|went|worked out|been going|were out|were active|on your feet) (?:for )?(?=(?:about|around|just|nearly|almost|roughly|a|an|over|under|\\w+) )', 'longest', 'shortest', 'took(?= \\S+ (?:minutes?|seconds?|hours?))', 'in length'),
  },
  {
    values: ['peak', 'peak_at'],
    words: words('peak(?:s|ed|ing)?(?: (?:pressure|value|load|force)s?)?', 'pressure peaks?', 'max(?:imum|imal|ed|es)?(?: out)?(?: (?:pressure|value|load))?', 'topp(?:ed|ing)(?: out)?', 'tops out', 'spik(?:e|es|ed|ing)', 'high points?'),
  },
  { values: ['mean'], words: words('(?:a|the|your|its|overall|foot|heel|lowest|highest|with|and|or) mean(?: (?:pressure|value|load))?', 'mean(?= (?:pressure|value|load|of|was|is|on|for|at|across|over))(?: (?:pressure|value|load))?', '(?<=s )mean', 'average[sd]?(?: out)?(?: (?:pressure|value|load))?', 'averaging', 'avg\\.?(?: pressure)?', 'on average', 'typical(?:ly)?(?: pressure)?') },
  { values: ['peak', 'peak_at', 'event_pressure', 'event_at'], words: words('highest', 'hardest', 'hottest', 'strongest', 'biggest', 'heaviest', 'worst'), isHint: true },
  { values: ['duration'], words: words('longer', 'shorter', 'for(?= \\S+(?: and a half)? (?:minutes|seconds|hours))'), isHint: true },
  { values: ['high_events', 'events', 'low_events'], words: words('how many', 'of them'), isHint: true },
  { values: ['peak', 'peak_at', 'event_pressure', 'event_at'], words: words('reach(?:es|ed|ing)?', 'hits?', 'hitting', 'climb(?:s|ed)?', 'came in', 'got', 'saw', 'registered', 'clocked', 'at (?:the )?most', 'measured', 'recorded', 'showed', '(?:a |the )?value of', 'read(?:s|ing)?'), isHint: true },
  { values: ['load_share'], words: words('carr(?:y|ies|ied|ying)', 'bear(?:s|ing)?', 'bore', 'absorb(?:s|ed|ing)?', 'shoulder(?:s|ed|ing)', 'handl(?:e|es|ed|ing)', 'account(?:s|ed|ing)? for', 'take[sn]?', 'taking', 'took', 'do(?:es|ing)? the work', 'balanced?', 'a?symmetr\\w+', 'split'), isHint: true },
  { values: ['peak', 'mean', 'load_share', 'event_pressure'], words: words('pressures?', 'loads?', 'loaded', 'force'), isHint: true },
]
