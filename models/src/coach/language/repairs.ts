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
  // regions
  [
    /\b(?:met|meta|mehta|matter|metal|better|meadow|met her|met a|mid a|meta a) ?(?:tarsal|tarsel|tassel|tossal|tarsle|castle|tarsals|tarsus|tar ?sal|tarso|tartar|torsal)(s?)\b/g,
    'metatarsal$1',
  ],
  [/\bmetatars(?:le|el|ol|o|us|il|al)(s?)\b|\bmetatassel(s?)\b|\bmetacarpal(s?)\b/g, 'metatarsal$1'],
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
    '§heel',
  ],
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
  // workouts
  [/\bwork out(s?)\b/g, 'workout$1'],
  [/\btenni?s (?:session|match|game)\b/g, 'tennis session'],
  [/\b(?:tenant|tennessee|tenets?|tenness|tendus) (?=session|match|game|workout)/g, 'tennis '],
  [/\b(?:some|sum) (?:mary|ary|re)\b|\bsumm?ery\b/g, 'summary'],
  [/\bgood ?by\b/g, 'goodbye'],
  [/\bcomparewith\b/g, 'compare with'],
  [/\bstress factor\b/g, 'stress fracture'],
]
