import { rule } from './rule.ts'

const OPEN =
  '(?:open(?: up)?|load(?: up)?|bring up|pull up|bring back|switch (?:over )?to|change to|go (?:back )?to|get(?: me)?|show(?: me)?|take me (?:back )?to|display|select|let me see|let us see|let us look at|look at|see|view|put up|call up|jump (?:back )?to|i want to see|i would like to see|find(?: me)?|return to)'
const BEFORE =
  '(?:last|latest|previous|most recent|newest|earlier|prior|other|first|next|preceding|second last|past)'
const SINGLE =
  '(?:(?:running |walking |tennis |standing |training |PERIOD )?(?:workout|session|training|activity|run|jog|walk|hike|stroll|match|game|exercise|recording)|tennis|one)'
const PLURAL =
  '(?:(?:running |walking |tennis |standing |training |PERIOD )*(?:workouts|sessions|trainings|activities|runs|jogs|walks|hikes|strolls|matches|games|exercises|recordings|trainings))'
const FIGURE =
  /\b(?:peak|pressure|loads? (?:of|on|in|under|share)|(?:the|my) loads?|cadence|steps|contact|events?|average|mean|hardest|highest|balance|percent|percentage)\b|REGION/

/** The same, over several workouts. */
export const TREND_RULES = [
  rule(
    'trend',
    /\bhow (?:my|the) .*\b(?:develops?|changes?|evolves?|changed|developed)\b|\b(?:trends?|trending|over time|week (?:by|over|after|to) week|month (?:by|over|after|to) month|day by day|workout (?:by|to|after) workout|run (?:by|to|after) run|in the long (?:run|term)|long term|history of my (?!workouts?|runs?|sessions?|walks?)|lately|recently|progress(?:ing|ed|ion)?|develop(?:ed|ing|ment)?|evolv(?:e|ed|ing)|over the (?:last|past) (?!time\b|workout\b|session\b|run\b|walk\b)|in the (?:last|past) (?:PERIOD|(?:few|\d+|couple of|several) (?:weeks|months|workouts|runs|sessions|walks|days))|since (?:last (?:month|week|year)|PERIOD|i started)|across (?:my|the|all)(?: \w+)? (?:workouts|runs|sessions|walks))\b/,
    {
      unless: new RegExp(
        `\\b(?:list|which|what) (?:of )?(?:my |the )?${PLURAL}|\\blist\\b|\\b${OPEN} (?:my |the |all )*(?:recent |last |latest )?${PLURAL}|\\bwhat (?:have|did) i (?:done|do)\\b|\\bhave i (?:been )?(?:done|trained|run|been running|been training)\\b|\\bhow many ${PLURAL}`,
      ),
    },
  ),
  rule(
    'trend',
    /\bon the (?:rise|decline|increase|way (?:up|down)|up|down)\b|\bthan (?:i|it|they) (?:used to|did before)\b|\bused to be\b|\bthan (?:(?:a (?:few|couple of)|some|several|\d) (?:weeks|months)|(?:a|one|1) (?:week|month|year)) (?:ago|before|back)\b|\bthese days\b/,
    { unless: /\bwhat did\b/ },
  ),
  rule(
    'trend',
    /\bdo i (?:get|become|improve)\b|\b(?:am i|are we|have i been|is it|is this|are things|have things been|i am|is my \w+|are my \w+|is the \w+)(?: \w+){0,4} (?:improving|getting (?:\w+ )?(?:better|worse|softer|harder|faster|slower|higher|lower|longer|shorter|stronger|heavier|lighter|quicker)|making progress|on the right track|going (?:up|down)|heading)\b/,
  ),
  rule(
    'trend',
    /\b(?:go|going|goes|went|gone|been|moving|heading|creeping|coming|trended) (?:\w+ )?(?:up|down|upwards?|downwards?|back up|back down)\b|\b(?:increas|decreas|ris|fall|dropp|climb|grow|shrink|improv|worsen|declin|rais|chang|reduc|lower|shift|deteriorat)(?:ing)\b|\bfallen\b|\bgetting (?:any |much )?(?:better|worse|softer|harder|faster|slower|higher|lower|longer|shorter|stronger|heavier|lighter|quicker|bigger|smaller)\b|\b(?:has|have|had|did) (?:my|the|it|i|this)\b.*\b(?:increased?|decreased?|risen|fallen|dropped|climbed|grown|improved?|worsened|declined|changed?|gone (?:up|down)|go (?:up|down)|got(?:ten)? (?:better|worse|higher|lower|softer|longer|shorter|faster))\b/,
    {
      unless:
        /\b(?:last time|the (?:one|run|workout|session|walk|match|game) before|(?:previous|last) (?:tennis |running |walking )?(?:run|workout|session|walk|match|game|one|time))\b/,
    },
  ),
  rule('trend', /\b(?:improv|progress|better|worse|change)/, {
    where: ({ period, tagged }) =>
      (period === 'last_month' || period === 'last_week' || period === 'month') &&
      !/\b(?:compare (?:this|it|today)|(?:this|the) (?:workout|run|session|walk|match))\b/.test(tagged) &&
      /\b(?:am i|have i|did i|do i|is my|has my|are my|are we|was i|were my|do you see|is there|any|how much)\b/.test(
        tagged,
      ),
  }),
]

export const COMPARE_RULES = [
  // Of two terms, not of two workouts.
  rule(
    'explain',
    /\bdifference (?:is )?between (?:a |the )?(?:REGION|peak|maximum|mean|average|high|low|cadence|steps|contact|load|pressure|force|stance|pronation|supination)\b.* and /,
    { unless: /\b(?:my|did|was|were|last|previous|today|FOOT|FEET)\b/ },
  ),
  rule(
    'balance',
    /\b(?:am i|i am|was i|do i|did i|are you a)(?: \w+)? (?:a |an |on (?:the |my )?)?REGION (?:strik\w*|land\w*|runner|first)\b|\bREGION (?:striker|runner|lander)\b/,
    { unless: /\b(?:how|why|what is|mean)\b/ },
  ),
  rule('balance', /FEET/, { unless: /\b(?:show|how many|peak|average|mean|steps|cadence)\b/ }),
  rule(
    'balance',
    /\blean(?:ed|ing)? (?:\w+ )?(?:to|on|onto|towards?) (?:one|1|the|my|either|a)\b|\bwhich (?:foot|leg|side)\b(?! (?:region|area|part|zone))|\bFOOT (?:or|versus|vs|and) (?:the |my )?(?:right|left|other)\b|\b(?:a)?symmetr(?:y|ic|ical|ically)\b|\b(?:favour|favouring|favoured)\b|\bbalanced?\b|\b(?:evenly?|uneven(?:ly)?|equally?) (?:loaded|on|between|distributed|spread|load|balanced|weighted|matched)?\b|\b(?:lopsided|imbalance[ds]?|one sided)\b|\bload (?:my |both )?feet (?:equally|evenly|the same)\b/,
    { unless: /\b(?:events?|evening)\b/ },
  ),
  rule(
    'balance',
    /REGION (?:versus|vs|against|or|to|compared (?:to|with)|and|than) (?:my |the |on (?:my|the) )?REGION|\bREGION to REGION\b/,
    {
      where: ({ places, tagged }) =>
        places.length >= 2 && !/\b(?:show|explain|what is|what are|why)\b/.test(tagged),
    },
  ),
  rule(
    'compare',
    /\b(?:compar(?:e|es|ed|ing|ison)|versus|vs|stack(?:s|ed)? up|measure(?:s|d)? up|side by side|how does (?:this|it|that|today)(?: \w+)? (?:differ|compare)|set .* against|hold(?:s)? up against|next to (?:my |the )?(?:previous|last|one before))\b/,
    {
      unless:
        /\bhow do i compare (?:to|with) (?:others|other|average|most|people)|\b(?:least|most|barely|hardly|less|more|neglect(?:ed|ing)?)\b.*\bcompared (?:to|with) (?:the |all )?(?:rest|others?|everything else)\b/,
    },
  ),
  rule(
    'compare',
    /\b(?:than|from|like|to|as|over|beat|match|beaten|against|since|on|with|at|for|and) (?:on |in |at |the |my |in my |on my |during my |for my )*(?:last time|(?:last|previous|earlier|prior|PERIOD|yesterday|preceding|latest) (?:\w+ )?(?:time|one|run|workout|session|walk|match|game|training|jog|race|tennis|hike|recording|result|effort)|PERIOD|before|the (?:one|run|workout|session|walk|match|game|time) before|(?:one|run|workout|session|walk|match|game|time) before(?: that| this)?|previously|usual|normal)\b/,
    {
      where: ({ tagged }) =>
        /\b(?:better|worse|than|differ(?:ent|ence|s)?|changed?|beat|beaten|improve[d]?|same|improvement|similar|harder|softer|faster|slower|as (?:good|hard|long|high|well|fast|much|many)|against|drop(?:ped)?|rise|rose|gone|go|went|more|less|fewer)\b/.test(
          tagged,
        ),
    },
  ),
  rule(
    'compare',
    /\b(?:better|worse|different|softer|harder|improve[d]?|improvement|difference|the same|higher|lower|longer|shorter|faster|slower|more|less|change[ds]?)\b.*\b(?:last time|previous(?:ly)?|the (?:one|run|workout|session|time) before|last (?:run|workout|session|walk|match|game|one)|before|time around)\b|\blast time\b.*\b(?:better|worse|different|harder|softer|difference)\b|\bwhat(?: has| is|s)? (?:changed|different|new|the difference)\b|\bdid i (?:do )?(?:improve|better|worse)\b|\bbeat my\b|\bpersonal (?:best|record)\b/,
  ),
]

const FIRST =
  '(?:longest|shortest|hardest|toughest|heaviest|softest|lightest|gentlest|easiest|smoothest|roughest|harshest|best|worst|most intense|most demanding)'

/** The first of several workouts: the longest, the hardest, the softest. */
export const RECORD_RULES = [
  rule(
    'record',
    /\b(?:highest|hardest|biggest|maximum) (?:peak|pressure|load)\b.*\b(?:ever|of all time|(?:of|in) all (?:my )?workouts)\b/,
    {
      unless: /REGION/,
    },
  ),
  rule(
    'record',
    new RegExp(
      `\\b(?:my|the|our|which|what) (?:very |absolute |all time )?${FIRST}(?: ever)? (?:${SINGLE}|ever)\\b(?! (?:of|part) (?:this|the|my) (?:run|workout))`,
    ),
    { unless: /\b(?:than|compar\w*|versus|against|beat|part|region|moment|minute|step|hit)\b|REGION/ },
  ),
  rule(
    'record',
    new RegExp(
      `\\b(?:which|what)(?: one)?(?: of)?(?: my| the| all my)*(?: \\w+)? ?(?:${SINGLE}|${PLURAL})\\b.*\\b(?:${FIRST}|(?:highest|lowest) (?:peak|pressure|load)|(?:most|fewest|least) (?:\\w+ ){0,2}(?:events?|hits?|impacts?|pressure|load|spikes?))\\b`,
    ),
    { unless: /\b(?:part|region|area|moment|minute|this|than)\b|REGION/ },
  ),
]

export const LIST_RULES = [
  rule(
    'list',
    /^(?:and )?(?:when|how long ago) (?:did|was it|have) (?:that )?i (?:last|most recently) (?:play|run|walk|train|work out|exercise|go (?:for a )?(?:run|walk))\b/,
  ),
  rule(
    'list',
    /\b(?:list|show(?: me)?|name|read) (?:everything|all|all of it|what i (?:did|have))\b.*PERIOD/,
  ),
  rule(
    'list',
    new RegExp(
      `\\bwhat (?:was|were|is|are) (?:in |on |my )?PERIOD (?:s )?(?:${SINGLE}|${PLURAL})\\b(?! (?:like|about))`,
    ),
  ),
  rule(
    'list',
    new RegExp(
      `\\b(?:which|what) (?:\\w+ )?${SINGLE} (?:did|have) i (?:do|done|have|record|recorded|finish|finished|complete|completed)\\b`,
    ),
  ),
  rule(
    'date',
    /\b(?:when|(?:at )?what time(?: of (?:the )?day)?|how (?:early|late)) (?:did|was|had|have) (?:i|it|this|that|the|my)\b.*\b(?:start(?:ed)?|beg[aiu]n|set (?:off|out)|head(?:ed)? out|go(?:ne)? out|went out|finish(?:ed)?|end(?:ed)?|stop(?:ped)?|over|done|g[eo]t (?:back|home))\b|\bwhat time (?:of (?:the )?day )?(?:was|is) (?:it|this|that|the|my)\b|\b(?:was|is) (?:it|this|that)(?: \w+)? (?:in the|this) (?:morning|afternoon|evening)\b/,
    {
      unless:
        /\b(?:peak|hit|hits|events?|hard(?:er|est)?|highest|landing|impact|spikes?|force|hurt(?:ing)?|tired|rise|rising|climb(?:ing)?|increas\w+|better|worse|now)\b|REGION/,
    },
  ),
  rule(
    'date',
    /\b(?:when (?:was|is|did)|what (?:day|date|time of day)|what (?:is|was) the (?:day|date) of|on (?:what|which) (?:day|date)|how long ago|which day|how old is)\b.*\b(?:workout|run|session|walk|match|game|training|this|it|recording|recorded|take place|happen)\b/,
    {
      unless:
        /\b(?:peak|hit|hits|events?|hardest|highest|strongest|biggest|landing|impact|spikes?|force|start hurting|first|last (?:hard|high|low|big|spike|hit|event|time i (?:landed|hit|had)))\b|REGION|\bwhat time\b.*\bhit\b/,
    },
  ),
  rule(
    'which_workout',
    /^(?:and )?(?:which|(?:which|what) (?:one|workout|run|session|walk|match|day|of them)) (?:was|is) (?:that|it|this|the previous one)(?: (?:one|again|from|exactly|workout|run|session))*$|^which (?:one|workout|run|session)(?: (?:do|did|are) you (?:mean|talking about|compare|comparing|use|using).*)?$|\bwhich (?:workout|run|session|one|recording) (?:are|is|do|did|am) (?:we|you|i|this|it|that)\b|\bwhat (?:workout|run|session|am i) (?:is this|looking at|are we (?:talking|looking))\b|\bwhat (?:workout|session|run) is (?:this|open|on)/,
  ),
  rule(
    'list',
    new RegExp(
      `\\b(?:list|name|enumerate|read out|go through|run through|tell me(?: about)?|give me|show(?: me)?|what are|what is all|which are|display|see|find|view)\\b(?: me| us)?(?: a list of)?(?: all)?(?: of)?(?: my| the| me my)?(?: \\w+){0,3} ?${PLURAL}\\b`,
    ),
    { unless: /\b(?:highest|most|average|longest|hardest|trend)\b/ },
  ),
  rule(
    'list',
    new RegExp(
      `\\b(?:which|what|how many|any|number of|count)(?: of)?(?: my| the)?(?: \\w+){0,2} (?:${PLURAL}|${SINGLE} days)\\b`,
    ),
    { unless: /\b(?:events?|steps|metatarsal)\b/ },
  ),
  rule(
    'list',
    /\bwhat (?:was|were|am|have) i (?:been )?(?:doing|up to)\b.*PERIOD|\bwhat i (?:did|have done|was doing|trained|have been doing)\b|\b(?:what|how much|how often|how many times|did|have|when) (?:have |did )?i (?:been )?(?:do|done|doing|train|trained|training|run|running|work(?:ed)? out|workout|exercise[d]?|play(?:ed)?|record(?:ed)?|walk(?:ed)?|walking|go(?:ne)?|up to|accomplish(?:ed)?|achieve)\b.*(?:PERIOD|\blast (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)|\bon (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)|\brecently|\blately|\bso far)/,
    { unless: /\bhow (?:did|well|good|long)\b|\bbetter\b|\bimprove|\bpeak|\bpressure/ },
  ),
  rule(
    'list',
    new RegExp(
      `\\b(?:my |the )?(?:workout|training|activity|session|exercise|running|run) (?:history|log|list|diary|overview|archive|calendar)\\b|\\bhistory of my ${PLURAL}|^(?:all )?(?:of )?(?:my )?(?:recent |last |latest |other |past |previous |earlier |saved )*(?:few |\\d )?${PLURAL}(?: PERIOD)?$|\\bhow many times (?:have i|did i|do i) (?:run|train|trained|work|worked|play|played|walk|walked|go|gone|exercise)|\\bhow often (?:do|did|have) i (?:run|train|work|play|exercise|walk)|\\bwhat else (?:have|did) i (?:record|recorded|done|do|got)|\\b(?:do|did) i have (?:any )?(?:other |more )?${PLURAL}|\\bwhat (?:is|was) on my (?:calendar|log)`,
    ),
  ),
]

/** Opening a workout on the page. */
export const OPEN_RULES = [
  rule(
    'open',
    /^(?:(?:go|take me|let us go) )?back to (?:my|the) (?:\w+ )?(?:workout|run|session|walk|match|training|tennis)$/,
  ),
  rule('open', new RegExp(`^(?:can you |could you )?${OPEN} (?:me )?(?:my|the) ${FIRST} ${SINGLE}\\b`)),
  rule('open', new RegExp(`\\b${OPEN}\\b(?: up)?(?: me)?(?: \\w+){0,2}? (?:${BEFORE} )?${SINGLE}\\b`), {
    unless: new RegExp(
      `${FIGURE.source}|TIME|\\b(?:compar\\w*|better|worse|than|differ\\w*|versus|against|trend|improv\\w*|since|softer|harder|summary|recap|overview|hits?|landing|impact|how|spike|highlights?|about|list|stats|numbers|results?|start|end|beginning)\\b|\\b(?:this|the current) (?:workout|run|session|walk)\\b|^(?:show me )?(?:the )?(?:which|that|this) one`,
    ),
  }),
  rule(
    'open',
    /^(?:and |then |now )?(?:open|load|bring up|pull up|switch to|go to|show me|take me to|let us see) (?:it|that|that one|the (?:other|first|second|third|fourth|fifth|last|previous|next|latest|newest) (?:one|1)|this one|the one (?:before|from|PERIOD).*|PERIOD(?: s)?(?: one)?)(?: up)?(?: on (?:the|my) screen)?$|^(?:and |then |now )?go back(?: one| to the (?:other|last|previous) one)?$|\bopen\b.*\b(?:tennis|PERIOD)\b/,
    {
      where: ({ tagged }) =>
        !/^(?:and |then |now )?(?:show me|take me to|go to|let us see) (?:it|that|this one|that one)/.test(
          tagged,
        ),
    },
  ),
]
