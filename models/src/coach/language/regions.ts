/** Regions as the data names them, and groups of them as the tools take them. */
export const REGIONS = [
  'Toe1',
  'Toe2345',
  'M1',
  'M2',
  'M3',
  'M4',
  'M5',
  'Mid Foot',
  'Med Heel',
  'Lat Heel',
] as const
export const GROUPS = ['toes', 'forefoot', 'metatarsals', 'midfoot', 'heel'] as const
export type Place = (typeof REGIONS)[number] | (typeof GROUPS)[number]

const OF = '(?: of)?(?: (?:my|the|your|this|that|a))?'
const PART = '(?: (?:side|edge|part|half|portion|border|corner|bit))?'
const HEEL = '(?:heels?|rear ?foot|hind ?foot|back of (?:my|the) (?:foot|shoe))'
const INNER = '(?:inner|inside|inward|medial|internal|innermost)'
const OUTER = '(?:outer|outside|outward|lateral|external|outermost)'
const FOOT = '(?:foot|feet|sole|shoe)'

/** "The ball of my foot behind the second toe": the metatarsal head of that toe. */
const behind = (toe: string) =>
  `(?:(?:the )?(?:bone|knuckle|joint|bit|part|pad|ball${OF} ${FOOT}) )?(?:just |right |directly )?(?:behind|below) (?:my|the) ${toe} toe`
const metatarsal = (ordinal: string, digit: number) => [
  behind(ordinal),
  `(?:base|root|joint|knuckle)${OF} ${ordinal} toe`,
  `${ordinal} (?:metatarsals?|mets?|mt)(?: heads?| bones?| joints?)?`,
  `(?:metatarsals?|met)(?: heads?| bones?)?(?: number)? ?${digit}`,
  `[me]m? ?${digit}`,
]

/** What people call a place, most specific first: the first that matches takes its words. */
const PLACE_WORDS: [Place, string[]][] = [
  [
    'Lat Heel',
    [`${OUTER}${PART}${OF} ${HEEL}`, `${HEEL}(?: s)?(?: on)?(?: the)? ${OUTER}${PART}`, 'lat heel'],
  ],
  [
    'Med Heel',
    [`${INNER}${PART}${OF} ${HEEL}`, `${HEEL}(?: s)?(?: on)?(?: the)? ${INNER}${PART}`, 'med heel'],
  ],
  [
    'M1',
    [
      ...metatarsal('first', 1),
      `(?:base|root|joint|ball)${OF} big toe`,
      'big toe joint',
      behind('(?:big|great|large)'),
      `${INNER}${PART}${OF} ball${OF} ${FOOT}`,
    ],
  ],
  [
    'M5',
    [
      ...metatarsal('fifth', 5),
      `(?:base|root|joint)${OF} (?:little|small|pinky) toe`,
      '(?:little|pinky) toe joint',
      behind('(?:little|small|smallest|pinky|baby)'),
      `${OUTER}${PART}${OF} (?:ball${OF} ${FOOT}|forefoot)`,
      'last metatarsal',
    ],
  ],
  ['M2', metatarsal('second', 2)],
  ['M3', [...metatarsal('third', 3), '(?:middle|central) metatarsal', `middle${OF} ball${OF} ${FOOT}`]],
  ['M4', metatarsal('fourth', 4)],
  ['Toe1', ['big(?:gest)? ?toes?', 'great toes?', 'hallux', 'first toes?', 'large toe', 'toe ?1', 'toe one']],
  [
    'Toe2345',
    [
      '(?:(?:four|4|two|three) )?(?:small|smaller|little|lesser|other|outer|remaining|tiny) (?:four |4 )?toes?',
      'pink(?:y|ie)(?: toes?)?',
      '(?:second|third|fourth|fifth) toes?',
      'toes? (?:2|two) (?:to|through|till|until) (?:5|five)',
      'toes? ?2 ?3 ?4 ?5',
    ],
  ],
  ['toes', ['toes?(?: (?:region|area))?']],
  [
    'metatarsals',
    [`balls?${OF} ${FOOT}`, 'metatarsals?(?: (?:heads?|area|region|bones?|joints?))?', 'mets', 'ball area'],
  ],
  [
    'forefoot',
    [
      '(?:fore|four|for|4) ?f(?:oo|ee)t',
      `front(?: (?:part|half|end|section|third))?${OF} ${FOOT}`,
      'toe end',
      'front ?foot',
    ],
  ],
  [
    'Mid Foot',
    [
      'mid ?foot',
      'mid ?feet',
      'mid sole',
      `middle(?: (?:part|section|bit))?${OF} ${FOOT}`,
      'arch(?:es)?',
      'instep',
    ],
  ],
  ['heel', [HEEL, `back(?: (?:part|half|end|section))?${OF} ${FOOT}`, 'calcaneus', 'heel bone']],
]
const PATTERNS: [Place, RegExp][] = PLACE_WORDS.map(([place, words]) => [
  place,
  new RegExp(`\\b(?:${words.join('|')})\\b(?: (?:area|region|zone|section|part))?`, 'g'),
])

/** The places of a normalised text in the order of their mention, and the text with REGION in their stead. */
export function findPlaces(text: string): { places: Place[]; text: string } {
  const found: { place: Place; at: number }[] = []
  let rest = text
  for (const [place, pattern] of PATTERNS) {
    rest = rest.replace(pattern, (words, at: number) => {
      found.push({ place, at })
      // The same length keeps the later positions comparable.
      return 'REGION'.padEnd(words.length, '~').slice(0, Math.max(words.length, 6))
    })
  }
  const places = found.toSorted((a, b) => a.at - b.at).map(({ place }) => place)
  return { places: [...new Set(places)], text: rest.replace(/~/g, '') }
}

/** How people call places most, for what a recogniser made of them. */
export const PLACE_PHRASES =
  'big toe,little toes,smaller toes,forefoot,midfoot,inner heel,inside heel,outer heel,outside heel,medial heel,lateral heel,ball of the foot,ball of my foot,first metatarsal,second metatarsal,third metatarsal,fourth metatarsal,fifth metatarsal,metatarsals'.split(
    ',',
  )

/** What is beside a place: "the lateral one", "the fifth", "the smaller ones". */
const BESIDE: { members: readonly Place[]; words: readonly [Place, string][] }[] = [
  {
    members: ['heel', 'Med Heel', 'Lat Heel'],
    words: [
      ['Med Heel', INNER],
      ['Lat Heel', OUTER],
    ],
  },
  {
    members: ['toes', 'Toe1', 'Toe2345'],
    words: [
      ['Toe1', `big(?:gest|ger)?|great|large|first|${INNER}`],
      ['Toe2345', `small(?:er)?|little|lesser|remaining|${OUTER}`],
    ],
  },
  {
    members: ['forefoot', 'metatarsals', 'M1', 'M2', 'M3', 'M4', 'M5'],
    words: [
      ['M1', `first|1|${INNER}`],
      ['M2', 'second|2'],
      ['M3', 'third|3|middle|central'],
      ['M4', 'fourth|4'],
      ['M5', `fifth|5|last|${OUTER}`],
    ],
  },
]
const PAIRS: readonly (readonly [Place, Place])[] = [
  ['Med Heel', 'Lat Heel'],
  ['Toe1', 'Toe2345'],
]

/** What "the lateral one", "the fifth" or "the other one" is beside a place that was spoken of; null for anything else. */
export function placeBeside(words: string, place: Place): Place | null {
  if (/^(?:the )?other(?: ones?)?$/.test(words))
    return PAIRS.find((both) => both.includes(place))?.find((one) => one !== place) ?? null
  const family = BESIDE.find(({ members }) => members.includes(place))
  const called = (word: string) =>
    new RegExp(
      `^(?:(?:on|in|under|at|for) )?(?:(?:the|my) )?(?:number )?(?:${word})(?: (?:ones?|1|side|part|edge))?$`,
    )
  return family?.words.find(([, word]) => called(word).test(words))?.[0] ?? null
}
