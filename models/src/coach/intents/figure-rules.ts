import { EARLIER, LATER } from './figure-words.ts'
import { rule } from './rule.ts'
import { NUMBERED_EVENT } from './which-event.ts'

const EVENT =
  '(?:events?|spikes?|overloads?|incidents?|alarms?|alerts?|warnings?|(?:high|low) ?forces?|(?:(?:really |very |too )?(?:hard|heavy|big|bad|strong|high|rough|hefty|harsh|huge|large|light|soft|weak)(?:e?r|e?st)? |worst |highest |single )(?:hits?|landings?|impacts?|strikes?|steps?|hit|blows?|thuds?|moments?|one|loads?|peaks?)|hits?|impacts?|landings?|blows?|moments? of (?:high|low) (?:force|load|pressure))'
const WHEN =
  '(?:when|(?:at )?(?:what|which) (?:times?|point|moment|minute|second|stage)|how (?:far|long) in(?:to)?|how many (?:minutes|seconds) in(?:to)?|how long ago in|how (?:late|early|soon)|where in (?:the|my|this) (?:workout|run|session|walk|match|recording)|what was the time of|the time of)'
const MOST =
  '(?:most|highest|hardest|heaviest|greatest|biggest|largest|strongest|maximum|worst|hottest|busiest|top|reddest|more than (?:the rest|all others|any other))'
const LEAST =
  '(?:least|lowest|lightest|smallest|weakest|minimum|fewest|softest|hardly|barely|almost (?:no|nothing)|next to (?:no|nothing)|laziest|idlest|(?:neglect|ignor|forgett)(?:ing|ed)|less(?: loaded| used| stressed)? than (?:the rest|all others|any other)|coldest|bluest)'
const PART = '(?:part|area|region|spot|bit|zone|section|place|point|bone|metatarsal|portion|one)s?'
const PRESSURE =
  '(?:pressures?|loads?|forces?|weight|strain|stress|values?|readings?|numbers?|figures?|impacts?|intensity)'

/** Points of time in a workout. */
export const WHEN_RULES = [
  rule(
    'event_when',
    new RegExp(
      `\\b(?:last|first|latest) time (?:that )?(?:i|there|my|the|it|we)\\b.*\\b(?:${EVENT}|hard|too)\\b`,
    ),
  ),
  rule(
    'event_when',
    new RegExp(
      `\\b${WHEN}\\b.*\\b(?:${EVENT}|(?:land|hit|step|stomp|strike|struck|stamp|came down|pound|slam|touch down|crash)(?:ed)? .*(?:hardest|hard|heaviest|first|last|worst)|hardest|worst)\\b`,
    ),
    { unless: /\b(?:should|see a|when i|show|take me|jump)\b/ },
  ),
  rule(
    'peak_when',
    new RegExp(
      `\\b${WHEN}\\b.*\\b(?:peak(?:ed|s)?|maximum|highest (?:pressure|load|force|value)|at its (?:highest|peak|maximum|strongest)|top pressure|pressure (?:was|is|the) (?:at its )?highest|(?:most|greatest|biggest) (?:pressure|load|force))\\b`,
    ),
  ),
]

const NOT_ONE =
  /\b(?:how many|half|workouts?|runs?|sessions?|compare|show|see|display|highlight|take me|go|jump|skip|seek|move|play|replay|bring|open|why|means?)\b/

/** One event by its number: "tell me about the third hit". */
export const NUMBERED_RULES = [
  rule(
    'event_when',
    new RegExp(
      `(?=.*(?:${NUMBERED_EVENT.source})).*\\b(?:${EVENT}|hardest|event (?:20|1\\d|[1-9]))(?: one)?\\b`,
    ),
    { unless: NOT_ONE },
  ),
  rule(
    'event_when',
    /^(?:and )?(?:what|which)(?: one)? (?:is|was) (?:my|the) (?:single )?(?:hardest|biggest|heaviest|worst|strongest) (?:hit|landing|impact|event|blow|high force event)(?: of (?:all|the (?:run|workout|session)|them all))?$/,
  ),
]

/** Moving the page to something. */
export const SHOW_RULES = [
  rule(
    'show',
    new RegExp(
      `\\b(?:${EVENT}|hardest|strongest|heaviest)\\b.*\\b(?:show (?:me|it)|take me there|go there|let me see(?: it)?)$`,
    ),
  ),
  rule(
    'show',
    /\b(?:show(?: me)?|display|bring up|pull up|put up|view|present|open|highlight|point (?:out|at|to|me to)|mark|zoom (?:in )?(?:on|to|into)|focus (?:the (?:view|screen|page) )?on|let me (?:see|look at|have a look at)|can i (?:see|look at|have a look at)|i (?:want|would like) to (?:see|look at)|where is|where are|take me to|go to|jump (?:back |ahead |forward )?to|bring me to|look at|have a look at|select|circle|see|move (?:me )?to|switch to|light up|find|where can i (?:see|find)|locate)\b.*REGION/,
    {
      unless:
        /\b(?:how|most|least|average|mean|events? (?:in|on|at|under|of)|share|percent|peak (?:pressure )?(?:of|on|in|for|under)|why|focus on next|should|numbers?|trend)\b/,
    },
  ),
  rule(
    'show',
    /\b(?:go|take me|jump|skip|seek|move|fast ?forward|rewind|scroll|bring me|show(?: me)?|play|start|get(?: me)?|back|set|wind|put(?: me)?|advance|continue|forward|return|run|what happened|see|let me see|look)\b.*TIME/,
    { unless: /\b(?:how|average|steps|event count)\b/ },
  ),
  rule(
    'show',
    new RegExp(
      `\\b(?:show(?: me)?|display|highlight|take me|go|jump|skip|seek|move|point|play|replay|bring me|let me see|see|find|rewind|fast ?forward|bring up|scroll|look at|can i see|pull up|get me|mark|put me|back)\\b(?: \\w+){0,5} (?:${EVENT}|peak|hardest|maximum|worst|(?:biggest|highest|hardest|strongest|worst) \\w+|where i (?:landed|hit|pressed|loaded|stepped) .*(?:hardest|most))\\b`,
    ),
    {
      unless:
        /\b(?:did you|have you|how many|peak pressure (?:of|on|in|for)|number of|list|peak (?:of|on|in|for) (?:my|the)? ?REGION)\b/,
    },
  ),
  rule('show', /^(?:(?:go|jump|skip) to |show(?: me)? )?(?:the )?next (?:high force )?(?:event|hit|impact)$/),
  rule('show', /^TIME$|^(?:and )?(?:go |take me |jump |skip )?(?:to )?TIME$/),
  rule('show', /\bTIME\b.*\b(?:go|take me|jump|skip) there\b/),
  rule('show', EARLIER),
  rule('show', LATER),
  rule(
    'show',
    /^(?:and |ok |then |please |now |can you |could you )*(?:show|show me|take me there|show (?:it|that|this|them|those)(?: to me)?(?: on (?:the|my) (?:screen|page|foot|map|replay))?|show me (?:it|that|this|them|those|where|there|on the (?:screen|foot|map)|where (?:that|it) (?:is|was))|go there|jump there|take me to (?:it|that)|go to (?:it|that)|let me see(?: (?:it|that|this))?|can i see (?:it|that|this)|point (?:it out|at it|to it)|highlight (?:it|that|them|those)|where is (?:that|it)|jump to (?:it|that)|bring me there|see it|i want to see (?:it|that))(?: (?:please|then|now|on (?:the|my) (?:screen|page|foot|map)))*$/,
  ),
]

export const EVENT_RULES = [
  rule(
    'events_count',
    /\b(?:which|what|where)\b.*\b(?:most|more) (?:high force |low force |hard |of the )?(?:events?|hits|spikes|impacts|overloads)\b/,
    {
      unless: /\b(?:workout|run|session|walk|match|day)s?\b/,
    },
  ),
  rule(
    'events_count',
    new RegExp(
      `\\b(?:how many|how often|number of|count(?: of| up)?|total|any|was there|were there|are there|is there|did (?:i|you|it|we)(?: \\w+)? (?:have|get|see|record|register|find|detect|note|count|notice)|do i have|have i had|had|what about|no|there (?:any|some)|tell me about|what|which|give me|list|amount of|frequency of|many|times|got|get|much)\\b.*\\b${EVENT}\\b`,
    ),
    {
      unless:
        /\b(?:what (?:is|are|does|do) (?:a |an |the )?(?:high |low )?(?:force )?events?(?: mean| stand| tell)?$|what (?:is|are) (?:a |an )|mean|why|explain|what does|hardest|when|biggest|highest|strongest)\b|\bhow (?:hard|high|strong|heavy|big|much)\b|\bwhat (?:am|do|did|was) i land/,
    },
  ),
  rule(
    'events_count',
    /\b(?:how many times|how often)\b.*\b(?:land(?:ed)?|hit|overload(?:ed)?|too (?:hard|much|high)|hard|exceed(?:ed)?|threshold|limit|spike[ds]?|trigger(?:ed)?|force|underloaded|too (?:little|light))\b|\bwere there any\b.*\b(?:high|low)\b|\b(?:events?|spikes|overloads|alerts)\b.*\b(?:in total|altogether|count|total|how many|did i have|were there|in (?:the|my) REGION|on (?:the|my) REGION|REGION)\b|^(?:the )?(?:high|low)? ?(?:force )?events?(?: (?:in|on|at|under) (?:the |my )?REGION)?$|^(?:any |the |my )?(?:high|low) (?:force )?(?:events?|ones?)$/,
    { unless: /\b(?:mean|explain|why|what is an?)\b/ },
  ),
  rule('events_count', /\b(?:events?|(?:high|low) force|overloads?|spikes?)\b/, {
    unless: /\b(?:mean|explain|why|when|show|highest|trend|what is an?|better|time integral)\b/,
  }),
]

export const GAIT_RULES = [
  rule(
    'contact_time',
    /\b(?:contact time|ground (?:contact|time)|stance (?:time|duration)|time on (?:the )?(?:ground|floor)|touch ?down time|contact duration|dwell time|(?:on|touch(?:ing|es|ed)?|in contact with|meet(?:ing)?) (?:the )?(?:ground|floor)|down per step|on the ground)\b/,
    {
      unless: /\b(?:how hard|show|hit the ground|force|pressure|(?:hardly|barely|never|scarcely) touch\w*)\b/,
    },
  ),
  rule(
    'cadence',
    /\b(?:cadence|step (?:rate|frequency)|stride (?:rate|frequency)|turnover|(?:steps?|strides?|footfalls?) (?:a|per|each|every|in (?:a|one)|\/) ?minutes?|steps?\b.*\b(?:per|a|each|every|one|1) minute|spm|step(?:ping)? (?:rhythm|tempo|speed)|(?:how (?:fast|quick(?:ly)?|rapid(?:ly)?|frequent(?:ly)?|often) (?:did|was|were|do|am|are) (?:i|my) ?(?:\w+ )?(?:step(?:s|ping)?|feet|strides?|legs?|foot ?falls?|turn(?:ing)? over))|rhythm|tempo|leg speed)\b/,
  ),
  rule(
    'steps',
    /\b(?:how many|number of|count of|total(?: number)?(?: of)?|count|amount of|many|all my|my)\b.*\b(?:steps?|strides?|paces|footsteps|footfalls|step count)\b|\bstep ?(?:count|total|number|counter)\b|\bsteps? (?:did|have) i (?:take|taken|make|do|done)\b|^(?:the |my )?steps(?: (?:in total|total|taken|please))?$|\bsteps in (?:total|all|this|the)\b/,
    { unless: /\b(?:hard|heavy|heaviest|hardest|first|last|next|show|improve)\b.*\bsteps?\b/ },
  ),
  rule(
    'duration',
    /\b(?:duration|total time|elapsed time|time (?:in total|altogether)|how long (?:was|is|did|have|had|were|has|it|i|in total|altogether|am)|length of|how much time|how many (?:minutes|seconds|hours)|how long$|what time did it take|time did i (?:spend|train|run|take)|running time|workout time|how long (?:my|the|this))\b/,
    {
      unless:
        /\b(?:REGION|phases?|push ?off|event|high force|pressure|load|FOOT|last|contact|stance)\b(?! time)|\bhow long ago\b/,
    },
  ),
  rule('duration', /\b(?:how long|how much time|how many (?:minutes|seconds|hours)|duration|length)\b/, {
    unless: /\bhow long ago\b|\b(?:contact|stance|on the ground|phases?|push ?off)\b/,
  }),
]

export const PRESSURE_RULES = [
  rule(
    'stance_phases',
    /\b(?:stance phases?|phases? of (?:my |the )?(?:stance|step|stride|gait|contact)|mid ?stance|push ?off(?: phase)?|loading phase|toe ?off|heel ?off|roll(?:ing|ed)? (?:off|over|through)|(?:foot )?roll|gait (?:cycle|phases?))\b/,
    { unless: /\bhow (?:can|hard|much|strong(?:ly)?|heavily)\b/ },
  ),
  rule(
    'centre_of_pressure',
    /\b(?:centre of (?:pressure|gravity|mass|load)|pressure (?:path|centre|line)|\bcop\b|path of (?:the )?pressure)\b/,
  ),
  rule(
    'pressure_time_integral',
    /\b(?:pressure time integral|pti|integral|impulse|accumulated (?:load|pressure)|cumulative (?:load|pressure))\b/,
  ),
  rule(
    'contact_area',
    /\b(?:contact area|area of contact|how much of (?:my|the) (?:foot|sole|REGION|FOOT) (?:touch|was (?:touching|on)|is (?:touching|on)|makes? contact|made contact))\b/,
  ),
  rule(
    'least_loaded',
    new RegExp(
      `\\b(?:which|what|where|name|tell me|the|show)\\b.*\\b${LEAST}\\b|\\b${LEAST}[ -]?(?:loaded|used|stressed|${PRESSURE}|${PART})\\b|\\bwhere (?:am|was|do|did|is) .*\\b(?:light|lightest|lightly|too little|underload(?:ed|ing)?|least)\\b|\\bunder ?(?:used|loaded)\\b|\\bnot (?:using|loading|used|loaded)\\b.*\\b(?:part|area|region)`,
    ),
    {
      unless:
        /\bat least\b|\bminimum (?:pressure|value)? ?(?:on|in|of|at) (?:the |my )?REGION|\bwhich (?:workout|run|session)/,
    },
  ),
  rule(
    'most_loaded',
    new RegExp(
      `\\b(?:which|what)(?: of)?(?: my| the)? (?:(?:${PART}|side) (?:of|in|on|under|within) (?:my |the )?)?REGION\\b.*\\b(?:${MOST}|hard|brunt|beating|heavily|overloaded|more)\\b`,
    ),
    { unless: /^(?:and )?what (?:is|was|were|are) |\b(?:least|pressure on|peak)\b/ },
  ),
  rule(
    'most_loaded',
    new RegExp(
      `\\b(?:which|what|name|tell me (?:the|which|what|where))\\b(?: of)?(?: my| the)?(?: \\w+){0,3} ${PART}\\b.*\\b(?:${MOST}|hard|heavily|heavy|hit|overloaded|more|beating|brunt|work(?:ed|ing|s)?|peak(?:ed)?|dominat\\w+|bore|carr(?:y|ies|ied)|stressed|load(?:ed)?|suffer(?:ed|s)?)\\b`,
    ),
    { unless: /\b(?:least|workout|event|should|how much|REGION)\b/ },
  ),
  rule(
    'most_loaded',
    /\bwhat (?:am|do|did|was) i (?:mostly |mainly )?(?:land|stand|step|run|walk|push off|rest)(?:ing)? (?:on|off|with)(?: (?:the )?(?:most|mostly|mainly))?$/,
  ),
  rule(
    'most_loaded',
    new RegExp(
      `\\bwhere\\b.*\\b(?:${MOST}|hard|heavy|heaviest|heavily|peak|pressure|load|weight|overloading|overload|land(?:ed|ing)?|force|hot ?spots?)\\b|\\b(?:most|heaviest|hardest|highest|more)[ -]?(?:loaded|stressed|used|hit|worked|pressed)\\b|\\bhot ?spots?\\b|\\bwhat (?:took|takes|carried|carries|bears|bore|got|gets|absorbed|absorbs|is taking|was taking|is carrying|was carrying) (?:the )?(?:\\w+ )?(?:${MOST}|brunt|beating|bulk|lion)|\\bbrunt\\b|\\bwho (?:carried|took|did)\\b.*\\bmost\\b|\\btook the (?:most|biggest|highest|greatest|hardest)\\b|\\b(?:area|region|part|spot)s? (?:with|under|of) (?:the )?(?:${MOST}|peak)\\b|\\bwhat (?:is|was) (?:my|the) ${MOST} (?:area|part|region|spot)`,
    ),
    { unless: /\b(?:least|should|REGION)\b/ },
  ),
  rule(
    'load_share',
    /\b(?:share|shares|percent(?:age)?s?|proportion|fraction|portion|ratio|quota|split|distribut(?:ed|ion)|spread|break ?down)\b(?!.*\b(?:events?|workout)\b)/,
    { unless: /\bshare (?:this|it|my)\b|\bwhat (?:is|does) (?:a |the )?load share(?: mean)?$/ },
  ),
  rule(
    'load_share',
    /\b(?:a lot|most|much|a big part|the bulk) of (?:the |my )?(?:load|weight|total) (?:is )?(?:on|in|under|at) (?:the |my )?(?:FOOT )?REGION\b/,
  ),
  rule(
    'load_share',
    /\b(?:how much|what part|how big a part|what amount)(?: of)?(?: \w+){0,4} (?:load|weight|work|body ?weight|force|pressure|total)?\b.*\b(?:on|for|through|by|to|in|over|into|at|under|onto|carr(?:y|ies|ied)|tak(?:e|es|en)|took|bear|bears|bore|handle[ds]?|contribute[ds]?|absorb(?:s|ed)?|do|does|did)\b/,
    {
      where: ({ places, tagged }) =>
        places.length > 0 &&
        !/\b(?:how much (?:did|do|have|was) i (?:load|press|push|hit|stress)|at most\b|at the most\b|how much (?:peak |maximum |average |mean )?(?:pressure|force)\b|average|mean|typical|usual|normal|peak|maximum|at (?:its |the |their )?worst|at (?:its|their) (?:highest|hardest))/.test(
          tagged.replace(/how much of (?:my |the |all )?(?:total )?(?:pressure|force)/, ''),
        ),
    },
  ),
  rule(
    'mean',
    /\b(?:averages?|averaged|mean|typical(?:ly)?|on average|usual(?:ly)?|normally|in general|generally)\b/,
    {
      unless:
        /\b(?:does|do|did|would|you|it|that|this) (?:\w+ ){0,4}mean$|\bmeans\b|\bwhat does\b|\bmean by\b|\bwhat do you mean\b/,
    },
  ),
  rule(
    'peak',
    /\b(?:peak(?:s|ed)?|maximum|highest|top|greatest|biggest|strongest|hardest|heaviest|largest|most (?:pressure|load|force)|worst|record)\b.*(?:\b(?:pressures?|loads?|forces?|values?|readings?|numbers?|impacts?|hit|landing|weight|intensity|measured?|reached?|strike|step|stress|strain|point|score|level|spike|figure)\b|REGION)|\b(?:pressure|load|force) (?:peak|maximum)/,
    { unless: /\b(?:when|what is a|explain|why)\b/ },
  ),
  rule(
    'peak',
    /\bhow (?:hard|high|heavy|heavily|strong|strongly|much|intense|intensely|big|bad|forcefully|firmly|powerful(?:ly)?)\b.*(?:\b(?:load(?:ed|ing)?|hit|land(?:ed|ing)?|press(?:ed|ing|ure)?|push(?:ed|ing)?|force|stomp(?:ed)?|step(?:ped|ping)?|strike|struck|strik(?:e|ing)|came down|come down|pound(?:ed|ing)?|impact|get|got|go|peak|work(?:ed)?|weight|stress(?:ed)?|hammer(?:ed)?|use[d]?|reading|slam(?:med)?|take|took|touch|was|were|did)\b|REGION)/,
    {
      unless:
        /\bhow much (?:longer|better|more|less|time)\b|\b(?:was|is) (?:it|that) (?:for|on|in|at|under)\b|\bhow (?:much|high) (?:was|is) (?:it|that)\b|\bhow (?:big|much) (?:is|was) (?:the|my) (?:improvement|difference)/,
    },
  ),
  rule(
    'peak',
    /^(?:what (?:is|was|were|are) )?(?:the |my )?(?:pressures?|loads?|forces?|peaks?|maximum|values?|numbers?|readings?)(?: (?:pressure|value|load|force))?(?: like)?(?: (?:on|in|under|at|of|for|there|around|over) (?:the |my )?(?:REGION|FOOT)?(?: (?:of |on |in )?(?:the |my )?FOOT)?)?$|\bwhat (?:is|was) (?:the |my )?(?:pressure|load|force|peak|maximum|reading|value)\b|\bhow (?:is|was|did|were|does|do) (?:the |my )?(?:FOOT )?REGION(?: FOOT)?(?: (?:do|doing|look|looking|hold(?:ing)? up|load(?:ed)?|PERIOD|in this (?:run|workout|session)))*$|\b(?:pressure|load|force) (?:on|in|under|at|of) (?:the |my )?(?:FOOT )?REGION\b|\bREGION(?: s)? (?:pressure|load|peak|maximum|force)\b|\b(?:peak|maximum)\b/,
    { unless: /\b(?:mean|explain|why|what is (?:a )?(?:peak|peak pressure)$)\b/ },
  ),
]
