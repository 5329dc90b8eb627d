import { REGION_GROUPS, type RegionName } from '@kinetra/workouts/regions'
import type { Place } from './facts.ts'
import { type Entry, type Mention, mentionsIn, words } from './mentions.ts'

const ORDINALS = ['first|1st', 'second|2nd', 'third|3rd', 'fourth|4th', 'fifth|5th'] as const
const ORDINAL = `(?:${ORDINALS.join('|')})`
const AND = '(?:,? (?:and|or|to|through|the|&) |, ?)'
const LIST = `${ORDINAL}(?:${AND}(?:the )?${ORDINAL})*`
const BONE = '(?:metatarsals?|mets?|mts?|rays?)(?: (?:heads?|bones?|joints?))?'
const NUMBER = '(?:[1-5]|one|two|three|four|five)'
const OF = '(?: of)?(?: (?:my|the|your|that|each))?'
const SIDE = '(?: (?:side|edge|part|half|portion|border|corner|bit))?'
const INNER = '(?:inner|inside|medial|innermost)'
const OUTER = '(?:outer|outside|lateral|outermost)'
const HEEL = '(?:heels?|rear ?foot|hind ?foot)'

const METATARSALS = REGION_GROUPS.metatarsals

/** What people call a place of the foot. */
const PLACE_WORDS: readonly Entry<Place>[] = [
  { values: ['heel', 'forefoot'], words: words('heel (?:to|vs|versus) (?:fore ?foot|toe)') },
  {
    values: ['Lat Heel'],
    words: words(
      `${OUTER}${SIDE}${OF} ${HEEL}`,
      `lat\\.? ${HEEL}`,
      `${HEEL}(?:['’]s)?,?(?: on)?(?: (?:the|its))? ${OUTER}${SIDE}`,
    ),
  },
  {
    values: ['Med Heel'],
    words: words(
      `${INNER}${SIDE}${OF} ${HEEL}`,
      `med\\.? ${HEEL}`,
      `${HEEL}(?:['’]s)?,?(?: on)?(?: (?:the|its))? ${INNER}${SIDE}`,
    ),
  },
  {
    values: ['Med Heel', 'Lat Heel'],
    words: words(`${INNER} and ${OUTER} ${HEEL}`, `(?:both )?sides of (?:your|the) ${HEEL}`),
  },
  {
    values: ['M1'],
    words: words(`${INNER}${SIDE}${OF} ball${OF} foot`),
  },
  { values: ['M5'], words: words(`${OUTER}${SIDE}${OF} ball${OF} foot`) },
  ...ORDINALS.map(
    (ordinal, index): Entry<Place> => ({
      values: METATARSALS.slice(index, index + 1),
      words: words(
        `(?:balls?${OF} foot,? )?(?:just |right |directly )?behind (?:the|your) (?:${ordinal}${index === 0 ? '|big|great' : index === 4 ? '|little|pinky' : ''}) toe`,
      ),
    }),
  ),
  {
    values: ['Toe1'],
    words: words('(?:big|great|large) ?toes?(?: region)?', 'hallux', 'first toe', 'toe ?(?:1|one)'),
  },
  {
    values: ['Toe2345'],
    words: words(
      '(?:(?:four|4|other) )*(?:small|smaller|little|lesser|lateral|other) (?:four )?toes?',
      'toes? (?:2|two|second) (?:to|through|until|and up) (?:5|five|fifth)(?: toes?)?',
      'second (?:to|through) fifth toes?',
      'toes? ?2 ?345',
      'toes? ?2 ?[-–] ?5',
      'pinky(?: toe)?',
    ),
  },
  { values: ['toes'], words: words('toes(?: (?:region|area|group))?', 'toe (?:region|area|group)') },
  {
    values: ['metatarsals'],
    words: words(`balls?${OF} (?:foot|feet)`, `(?:all )?(?:five )?${BONE}(?: (?:region|area|group))?`),
  },
  {
    values: ['forefoot'],
    words: words(
      'fore ?(?:foot|feet)',
      `front(?: (?:part|half|section))?${OF} (?:foot|feet)`,
      'front ?foot',
      '(?:at|in|on) the front',
    ),
  },
  {
    values: ['Mid Foot', 'midfoot'],
    words: words(
      'mid ?(?:foot|feet)',
      `middle${OF} foot`,
      'arch(?:es)?',
      'instep',
      'in between(?! \\p{L})',
      'in the middle(?! of)',
    ),
  },
  {
    values: ['heel'],
    words: words(`${HEEL}(?: (?:region|area|group))?`, `back${OF} foot`, '(?:at|in|on) the back'),
  },
  {
    values: ['whole'],
    words: words(
      '(?:whole|entire|complete|total|full) (?:foot|feet|sole|insole)',
      'foot (?:as a whole|overall)',
      'overall(?= (?:average|mean|peak|pressure|maximum|load))',
      '(?<=(?:average|mean|peak|pressure|maximum|foot) )overall',
      'anywhere',
      'across (?:the|your) (?:foot|sole|regions?)',
      'all (?:ten )?regions',
    ),
  },
  // "The outer one": of the heel or of the ball of the foot, whichever is spoken of.
  { values: ['Lat Heel', 'M5'], words: words(`${OUTER} (?:one|side|edge|half|part)`, `the ${OUTER}`) },
  { values: ['Med Heel', 'M1'], words: words(`${INNER} (?:one|side|edge|half|part)`, `the ${INNER}`) },
  { values: ['Lat Heel', 'M5'], words: words('(?:on the )?(?:outside|outer|lateral)'), isHint: true },
  { values: ['Med Heel', 'M1'], words: words('(?:on the )?(?:inside|inner|medial)'), isHint: true },
]

/** "M2 and M3", "the second and third metatarsals", "metatarsals two to four". */
const NUMBERED = words(
  `(?:${LIST}) ${BONE}`,
  `${BONE}(?: (?:number|heads?))? ${NUMBER}(?:${AND}${NUMBER})*`,
  `m ?[1-5](?:(?:${AND}|/)m? ?[1-5](?![.\\d]))*`,
)
/** "The third" after "the second metatarsal". */
const LEFT_OUT = words(
  `the (?:second|third|fourth|fifth)(?= (?:had|has|was|is|at|with|reached|hit|peaked|took|saw|carried|by|of)|[,.;!?]|$)`,
)
const DIGIT_WORDS = ['one', 'two', 'three', 'four', 'five']

/** The places that a text names, in order. */
export function placesIn(text: string): Mention<Place>[] {
  const bones = [...text.matchAll(NUMBERED)].map(
    (match): Mention<Place> => ({
      values: bonesIn(match[0]),
      index: match.index,
      end: match.index + match[0].length,
      isHint: false,
    }),
  )
  if (bones.some(({ index, end }) => /second|third|fourth|fifth/i.test(text.slice(index, end))))
    for (const match of text.matchAll(LEFT_OUT))
      if (!bones.some(({ index, end }) => match.index >= index && match.index < end))
        bones.push({
          values: bonesIn(match[0]),
          index: match.index,
          end: match.index + match[0].length,
          isHint: false,
        })
  const others = mentionsIn(text, PLACE_WORDS).filter(
    ({ index, end }) => !bones.some((bone) => index < bone.end && bone.index < end),
  )
  return [...bones, ...others].toSorted((one, other) => one.index - other.index)
}

function bonesIn(text: string): RegionName[] {
  const named = [...text.matchAll(/[1-5]|\p{L}+/giu)].flatMap(([word]) => {
    const at = ordinalOf(word.toLowerCase())
    return at === undefined ? [] : [at]
  })
  const isRange = /\b(?:to|through)\b/i.test(text) && named.length === 2
  const [from = 0, to = 0] = named
  return METATARSALS.filter((_, index) => (isRange ? index >= from && index <= to : named.includes(index)))
}

function ordinalOf(word: string): number | undefined {
  const at = Math.max(
    ORDINALS.findIndex((ordinal) => ordinal.split('|').includes(word)),
    DIGIT_WORDS.indexOf(word),
    /^[1-5]$/.test(word) ? Number(word) - 1 : -1,
  )
  return at < 0 ? undefined : at
}
