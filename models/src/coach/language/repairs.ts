/** Marks a repair that keeps all words but the last, which was "heel". */
export const HEEL = 'heel as the last word'

/**
 * What speech recognition makes of the field's words, and what was said. Applied in this order to lower-case
 * text without punctuation; each left side is something nobody says to a running coach on purpose.
 */
export const REPAIRS: [RegExp, string][] = [
  // events and force
  [/\b(?:a|the) ?vents?\b|\bavents?\b|\bevens\b(?= (?:happen|in|on|did|were|was|have))/g, 'events'],
  [
    /\b(?:hi|hie|hye|high|hai) ?(?:fource|forced?|fours|four ?s|fors|fourth|horse|fore|foresee?|forth|forest)\b/g,
    'high force',
  ],
  [/\bhighforce\b|\bhigh (?:for|four)(?= events?\b)/g, 'high force'],
  [/\b(?:lo|low|load|law) ?(?:fource|forced?|fors|fourth|horse|forth|forest)(?= events?\b)/g, 'low force'],
  [
    /\b(?:pick|peek|pique|peaked|beak|peake|piqu)(?= (?:pressure|load|force|value|on|in|under|at|of)\b)/g,
    'peak',
  ],
  [/\bpeak (?:pleasure|presser|precious|measure|pressures)\b/g, 'peak pressure'],
  [/\b(?:mean|average|high|my|the|much|pick) (?:pleasure|presser)\b/g, 'average pressure'],
  [/\bpress your\b/g, 'pressure'],
  [
    /\bpressure (?:thyme|type|timed) integral\b|\bpressure time (?:in ?integral|(?:in|and) a (?:girl|grill|gral|growl|goal)|and a girl|integra|interval|internal|interval|integer|integrals?)\b/g,
    'pressure time integral',
  ],
  // "show me" at the beginning, which the recogniser hardly ever gets
  [
    /^(?:okay )?(?:it )?(?:joey|join me|joe me|show e|sho me|showed me|shall me|shall meet|she ll meet|shelby)\b/g,
    'show me',
  ],
  // regions
  [
    /\b(?:met|meta|mehta|matter|metal|better|meadow|met her|met a|mid a|meta a) ?(?:tarsal|tarsel|tassel|tossal|tarsle|castle|tarsals|tarsus|tar ?sal|tarso|tartar|torsal)(s?)\b/g,
    'metatarsal$1',
  ],
  [/\b(?:metatars(?:le|el|ol|o|us|il|al)|metatassel|metacarpal)(s?)\b/g, 'metatarsal$1'],
  [/\b(?:four|for|full|fall|fore|floor|fort) (?:foot|feet|put)\b/g, 'forefoot'],
  [/\bmid (?:foot|fit|put|food)\b|\bmidfoots\b|\bmitt?foot\b/g, 'midfoot'],
  [
    /\b(?:latter ?all|lateral|latteral|litteral|literal|ladder all|letter all|lat) (?:heal|hill|he ll|hell|healed|hail|deal|ill)\b/g,
    'lateral heel',
  ],
  [
    /\b(?:medial|media|medium|meteor|medical|middle|mediel|meet yell|me deal|median|medio|med) (?:heal|hill|he ll|heel|hell|healed|ill)\b/g,
    'medial heel',
  ],
  [
    /\b(?:inner|inside|outer|outside|out|enter|in a|outta|auto|water|our|left|right|my|the) (?:heal|hill|he ll|hell|healed)s?\b/g,
    HEEL,
  ],
  [/\b(?:in her|in a) (?=(?:heel|side of))/g, 'inner '],
  [/\bheals?\b(?! (?:from|up|it|me))/g, 'heel'],
  [/\bbig (?:tow|to|toad|tone|toll|talk|toe s)\b/g, 'big toe'],
  [/\bbig tows\b/g, 'big toes'],
  [/\b(?:my|the) tow\b/g, 'the toe'],
  [/\b(?:my|the|smaller|little|other) tows\b/g, 'the toes'],
  [/\bthe?rd metatarsal\b|\b(?:bird|her|heard|word|turd|third's?) metatarsal\b/g, 'third metatarsal'],
  [/\b(?:forth|force|fort|for) metatarsal\b/g, 'fourth metatarsal'],
  [/\b(?:fit|fist|filth|fits) metatarsal\b/g, 'fifth metatarsal'],
  [
    /\bbowl of (my|the) (?:foot|feet)\b|\b(?:bull|bold|wall) of (my|the) (?:foot|feet)\b/g,
    'ball of the foot',
  ],
  [
    /\b(?:m|em|em s|and|mp|emp|n|an|im|am)[ -]?(?:three|3|free|tree)\b(?! (?:events?|minutes?|seconds?|times|steps|runs|workouts))/g,
    'm3',
  ],
  [/\b(?:m|em|mp|emp)[ -]?(?:one|1|won)\b/g, 'm1'],
  [/\b(?:m|em|mp|emp)[ -]?(?:two|2|to|too)\b/g, 'm2'],
  [/\b(?:m|em|mp|emp)[ -]?(?:four|4|for)\b/g, 'm4'],
  [/\b(?:m|em|mp|emp)[ -]?(?:five|5)\b/g, 'm5'],
  [
    /\b(first|second|third|fourth|forth|fifth) (?:met|meta|medit|metaph|metre|meter)(?!ers?\b|res?\b|hod)\w*(?: (?:tars|tass|toss|cass|tal|cel|sal)\w*)?(?: will)?\b/g,
    '$1 metatarsal',
  ],
  [/\b(first|second|third|fourth|fifth) met(?:re|er) (?:tars|tass|toss|cass)\w*/g, '$1 metatarsal'],
  // gait
  [
    /\b(?:kate|kay|cade|kaden|caden|keydan|cate|cake|k) ?(?:ends|dents|dance|dence|ence|tents|then|and s|s)\b/g,
    'cadence',
  ],
  [
    /\bcad(?:an|in|on|e n|a)ce\b|\bcredence\b|\bkaidens\b|\bcadens\b|\bkadence\b|\bcadence s\b|\bcadents?\b|\bkatence\b|\bcandence\b/g,
    'cadence',
  ],
  [/\bground contract\b/g, 'ground contact'],
  [/\bcontract time\b|\bcontact thyme\b|\bcontact times\b|\bcontacttime\b/g, 'contact time'],
  [/\bcensor(s?)\b/g, 'sensor$1'],
  [/\b(?:step|steps) count\b/g, 'step count'],
  // heard from synthetic voices through the recogniser
  [/\b(?:baked?|beg|bag|pig|bick|bit|bigger|bake the|bic) toes?\b/g, 'big toe'],
  [/\bthe lease\b/g, 'the least'],
  [
    /^(?:at )?(?:bless|least|less|lest|lists|lift|missed|blessed|leased|this) (?:my|might|of my|me) work ?outs?\b(?: (?:this|is|it is)(?= from))?/g,
    'list my workouts',
  ],
  [
    /\bpressure time (?:(?:into|in to|in|an|and|inter) ?(?:a )?(?:grow|gro|girl|grill|growl|goal|gral|role|girls|ground)|interrogal|interval)\b/g,
    'pressure time integral',
  ],
  [/\b(hardest|biggest|strongest|worst) (?:tip|it|heat|hip|head|pit|kit|hid|hits|eat)\b/g, '$1 hit'],
  [/^(?:a|the|her|hill|hell|yellow|fellow) ?(?:low )?(?:coach|coat|couch)$/g, 'hello coach'],
  [/\bstress (?:tractor|track|structure|fraction|fractions|factors|fracker|rapture)\b/g, 'stress fracture'],
  [/\bmain (pressure|force|load)\b/g, 'mean $1'],
  [/\b(?:mitzvah|medrash|midrash|mid ?foods?|mid ?fits?|midfit|mid ?put)\b/g, 'midfoot'],
  [
    /\b(?:met|meta|metro|mettle|metal|metta|met a|met her|met the|met of|meadow) ?(?:partial|tassels?|tarsil|tasso|castles?|parcel|tussle|tossed|tarzan|tarso)\b/g,
    'metatarsal',
  ],
  [/\b(left|let) (versus|verses|or|and|to) (?:write|rite|wright|right)\b/g, 'left versus right'],
  [/\bball (?:of|have|off|in|a|is) (my|the) (?:throat|food|foot|fought|feet|foods)\b/g, 'ball of $1 foot'],
  [/\bm([1-5])a\b/g, 'm$1 a'],
  [/\b(at|under|on|in|of|beneath|does) (the|my) (?:art|ark|arc|arts)\b/g, '$1 $2 arch'],
  [
    /\b(?:natural|latter or|letter or|ladder or|lettuce|latterly|lateral or|later all|little) (?:heel|hill)\b/g,
    'lateral heel',
  ],
  [/\b(?:out of|outta|out her|down or|and or|out or|out a|how to|outer he) (?:heel|hill)\b/g, 'outer heel'],
  [
    /\b(?:force|fours|forest|fource|fossil) ?(?:invents?|inventors?|event has|advents?|vents?|cements?|in vents?)\b/g,
    'force events',
  ],
  [/\bhigh (?:pipes|fossil|first) (?=events?)/g, 'high force '],
  [/\b(how many|any|the) (?:inventors|inventions|advents|invents|vents)\b/g, '$1 events'],
  [/\b(my|the) (?:e|eel|he|hill|hail|ear|hell) (load|pressure|peak)\b/g, '$1 heel $2'],
  [/\blord\b/g, 'load'],
  [/\b(?:learn|lend|lamb|land) (?:software|soft|so after|softly)\b/g, 'land softer'],
  [/\bcan you (?:see|stay|save|set) (that|it) again\b/g, 'can you say $1 again'],
  [
    /\b(last|latest|previous|my) (?:test|tenth|tent|ten|tense|dennis) (session|match|game)\b/g,
    '$1 tennis $2',
  ],
  [
    /\bpressure time (?!integral|interval)(?:\w+ ){0,2}(?:gr\w+|girls?|goal|girth|row)\b/g,
    'pressure time integral',
  ],
  [/^(?:and )?one (was|did|were) (?=the|my|i|this|that)/g, 'when $1 '],
  [/^what they (was|is)\b/g, 'what day $1'],
  [/\bwhich (?:book|put|food|fought|fort)\b/g, 'which foot'],
  [/\bworkup(s?)\b/g, 'workout$1'],
  [/^what is (workout|run|session) (?=are|is|do|did)/g, 'which $1 '],
  [/\bload chair\b/g, 'load share'],
  [/\b(?:pea|p|pee|peat|pig|beak|pk|p k|pete) (pressure|load)\b/g, 'peak $1'],
  [/\ba bunny\b/g, 'a bunion'],
  [/^(?:we|he|police) stop$/g, 'please stop'],
  [/^(?:the|a|good|could) (?:bi|buy|by|pie|bye)$/g, 'goodbye'],
  [/\bbanks$/g, 'thanks'],
  [/\bsystem (?:problem|from|front|prompts?)\b/g, 'system prompt'],
  [/\bmedi\w+ (?:will|ll|and|l|a) (?:heel|hill|heal)\b/g, 'medial heel'],
  [/^(?:high|hi) (?:there|they are|their)\b/g, 'hi there'],
  [/^high (?:coach|court|coat|code)\b/g, 'hi coach'],
  [/\bhigh fast (?=events?)/g, 'high force '],
  [/\b(of|much) the low (?=do|on|in|is|was|goes)/g, '$1 the load '],
  [/\b(?:10|ten) (?:assessions?|sessions?) (?=from|of|this|last)/g, 'tennis sessions '],
  [/^hello (?:they are|their)\b/g, 'hello there'],
  [/^(?:long|low|fellow|a low|mellow) coach$/g, 'hello coach'],
  [/^your (?=great|awesome|nice|funny|amazing|the best|good|cool)/g, 'you are '],
  [
    /^what i (?:meant|mattered|met|mean) (?:at |that |than )?(?:the )?last time/g,
    'was i better than last time',
  ],
  [
    /\bforce events? (?:sun|some|on|something|under)?(?:down|thing)? ?(?:or|out of|out|our) (?:heel|here|ear|hear)\b/g,
    'force events on the outer heel',
  ],
  [/^how (?:on|lone|lung|wrong|along) (?=did|was|is|were|do|does)/g, 'how long '],
  [/^(?:helping|hoping|opening|hope in|or pen|old pen) (?:up )?(?=my|the last|the previous)/g, 'open '],
  [/^how like the\b/g, 'highlight the'],
  [/^(?:jo|joe|sure|shall|so|chow|slow|shoe) me\b/g, 'show me'],
  // workouts
  [/\bwork out(s?)\b/g, 'workout$1'],
  [/\btenni?s (?:session|match|game)\b/g, 'tennis session'],
  [/\b(?:tenant|tennessee|tenets?|tenness|tendus) (?=session|match|game|workout)/g, 'tennis '],
  [/\b(?:some|sum) (?:mary|ary|re)\b|\bsumm?ery\b/g, 'summary'],
  [/\bgood ?by\b/g, 'goodbye'],
  [/\bcomparewith\b/g, 'compare with'],
  [/\bstress factor\b/g, 'stress fracture'],
]
