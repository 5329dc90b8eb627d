import type { RegionGroup, RegionName } from './regions.ts'

export const INNER = '(?:inner|inside|inward|medial|internal|innermost)'
export const OUTER = '(?:outer|outside|outward|lateral|external|outermost)'
/** Ways to say and to write the metatarsals' numbers. */
export const ORDINALS = ['first|1st', 'second|2nd', 'third|3rd', 'fourth|4th', 'fifth|5th'] as const

const OF = '(?: of)?(?: (?:my|the|your|this|that|a|each))?'
const PART = '(?: (?:side|edge|part|half|portion|border|corner|bit))?'
const HEEL = '(?:heels?|rear ?foot|hind ?foot|back of (?:my|the|your) (?:foot|shoe))'
const FOOT = '(?:foot|feet|sole|shoe)'
const LITTLE = '(?:little|small|smallest|pinky|baby)'

/** "The ball of my foot behind the second toe": the metatarsal head of that toe. */
export const behind = (toe: string, where = 'behind') =>
  `(?:(?:the )?(?:bone|knuckle|joint|bit|part|pad|balls?${OF} ${FOOT}),? )?(?:just |right |directly )?${where} (?:my|the|your) ${toe} toe`
const metatarsal = (digit: number, ...more: readonly string[]) => {
  const ordinal = `(?:${ORDINALS[digit - 1]})`
  return [
    behind(ordinal),
    `(?:base|root|joint|knuckle)${OF} ${ordinal} toe`,
    `${ordinal} (?:metatarsals?|mets?|mts?|rays?)(?: heads?| bones?| joints?)?`,
    `(?:metatarsals?|met)(?: heads?| bones?)?(?: number)? ?${digit}`,
    `m ?${digit}`,
    ...more,
  ]
}
const heel = (side: string, short: string) => [
  `${side}${PART}${OF} ${HEEL}`,
  `${HEEL}(?:['’]s| s)?,?(?: on)?(?: (?:the|its))? ${side}${PART}`,
  `${short}\\.? ${HEEL}`,
]

/**
 * What people call the places of the foot, as alternatives of a regular expression in which a space stands between
 * words. The most specific come first: the first that matches takes its words.
 */
export const PLACE_WORDS: readonly (readonly [RegionName | RegionGroup, readonly string[]])[] = [
  ['Lat Heel', heel(OUTER, 'lat')],
  ['Med Heel', heel(INNER, 'med')],
  [
    'M1',
    metatarsal(
      1,
      `(?:base|root|joint|ball)${OF} big toe`,
      'big toe joint',
      behind('(?:big|great|large)'),
      `${INNER}${PART}${OF} ball${OF} ${FOOT}`,
    ),
  ],
  [
    'M5',
    metatarsal(
      5,
      `(?:base|root|joint)${OF} (?:little|small|pinky) toe`,
      '(?:little|pinky) toe joint',
      behind(LITTLE),
      `${OUTER}${PART}${OF} (?:ball${OF} ${FOOT}|forefoot)`,
      'last metatarsal',
    ),
  ],
  ['M2', metatarsal(2)],
  ['M3', metatarsal(3, '(?:middle|central) metatarsal', `middle${OF} ball${OF} ${FOOT}`)],
  ['M4', metatarsal(4)],
  ['Toe1', ['big(?:gest)? ?toes?', 'great toes?', 'hallux', 'first toes?', 'large toe', 'toe ?1', 'toe one']],
  [
    'Toe2345',
    [
      '(?:(?:four|4|two|three|other) )*(?:small|smaller|little|lesser|other|outer|lateral|remaining|tiny) (?:four |4 )?toes?',
      'pink(?:y|ie)(?: toes?)?',
      '(?:second|third|fourth|fifth) toes?',
      'toes? (?:2|two|second) (?:to|through|till|until|and up) (?:5|five|fifth)(?: toes?)?',
      'second (?:to|through) fifth toes?',
      'toes? ?2 ?3 ?4 ?5',
      'toes? ?2 ?[-–] ?5',
    ],
  ],
  ['toes', ['toes?(?! off)']],
  [
    'metatarsals',
    [
      `balls?${OF} ${FOOT}`,
      '(?:all )?(?:five )?metatarsals?(?: (?:heads?|bones?|joints?))?',
      'mets',
      'ball(?= area)',
    ],
  ],
  [
    'forefoot',
    [
      'fore ?(?:foot|feet)',
      `front(?: (?:part|half|end|section|third))?${OF} ${FOOT}`,
      'toe end',
      'front ?foot',
    ],
  ],
  [
    'Mid Foot',
    [
      'mid ?(?:foot|feet)',
      'mid sole',
      `middle(?: (?:part|section|bit))?${OF} ${FOOT}`,
      'arch(?:es)?',
      'instep',
    ],
  ],
  ['heel', [HEEL, `back(?: (?:part|half|end|section))?${OF} ${FOOT}`, 'calcaneus', 'heel bone']],
]
