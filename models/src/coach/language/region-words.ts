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
export const INNER = '(?:inner|inside|inward|medial|internal|innermost)'
export const OUTER = '(?:outer|outside|outward|lateral|external|outermost)'
const FOOT = '(?:foot|feet|sole|shoe)'

/** "The ball of my foot behind the second toe": the metatarsal head of that toe. */
const behind = (toe: string) =>
  `(?:(?:the )?(?:bone|knuckle|joint|bit|part|pad|ball${OF} ${FOOT}) )?(?:just |right |directly )?(?:behind|below) (?:my|the) ${toe} toe`

const metatarsal = (ordinal: string, digit: number) =>
  `${behind(ordinal)}|(?:base|root|joint|knuckle)${OF} ${ordinal} toe|${ordinal} (?:metatarsals?|mets?|mt)(?: heads?| bones?| joints?)?|(?:metatarsals?|met)(?: heads?| bones?)?(?: number)? ?${digit}|m ?${digit}`

/** What people call a place, most specific first: the first that matches takes its words. */
const PLACE_WORDS: [Place, string][] = [
  [
    'Lat Heel',
    `${OUTER}${PART}${OF} ${HEEL}|${HEEL}(?: s)?(?: on)?(?: the)? ${OUTER}${PART}|lat(?:eral)? heel`,
  ],
  [
    'Med Heel',
    `${INNER}${PART}${OF} ${HEEL}|${HEEL}(?: s)?(?: on)?(?: the)? ${INNER}${PART}|med(?:ial)? heel`,
  ],
  [
    'M1',
    `${metatarsal('first', 1)}|(?:base|root|joint|ball)${OF} big toe|big toe joint|${behind('(?:big|great|large)')}|${INNER}${PART}${OF} ball${OF} ${FOOT}`,
  ],
  [
    'M5',
    `${metatarsal('fifth', 5)}|(?:base|root|joint)${OF} (?:little|small|pinky) toe|(?:little|pinky) toe joint|${behind('(?:little|small|smallest|pinky|baby)')}|${OUTER}${PART}${OF} (?:ball${OF} ${FOOT}|forefoot)|last metatarsal`,
  ],
  ['M2', metatarsal('second', 2)],
  ['M3', `${metatarsal('third', 3)}|(?:middle|central) metatarsal|middle${OF} ball${OF} ${FOOT}`],
  ['M4', metatarsal('fourth', 4)],
  ['Toe1', 'big(?:gest)? ?toes?|great toes?|hallux|first toes?|large toe|toe ?1|toe one'],
  [
    'Toe2345',
    '(?:(?:four|4|two|three) )?(?:small|smaller|little|lesser|other|outer|remaining|tiny) (?:four |4 )?toes?|pink(?:y|ie)(?: toes?)?|(?:second|third|fourth|fifth) toes?|toes? (?:2|two) (?:to|through|till|until) (?:5|five)|toes? ?2 ?3 ?4 ?5',
  ],
  ['toes', 'toes?(?: (?:region|area))?'],
  [
    'metatarsals',
    `balls?${OF} ${FOOT}|metatarsals?(?: (?:heads?|area|region|bones?|joints?))?|mets|ball area`,
  ],
  [
    'forefoot',
    `fore ?foot|fore ?feet|front(?: (?:part|half|end|section|third))?${OF} ${FOOT}|toe end|front ?foot`,
  ],
  [
    'Mid Foot',
    `mid ?foot|mid ?feet|mid sole|middle(?: (?:part|section|bit))?${OF} ${FOOT}|arch(?:es)?|instep`,
  ],
  ['heel', `${HEEL}|back(?: (?:part|half|end|section))?${OF} ${FOOT}|calcaneus|heel bone`],
]

const PATTERNS: [Place, RegExp][] = PLACE_WORDS.map(([place, words]) => [
  place,
  new RegExp(`\\b(?:${words})\\b(?: (?:area|region|zone|section|part))?`, 'g'),
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
