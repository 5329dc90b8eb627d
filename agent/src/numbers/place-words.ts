import { INNER, ORDINALS, OUTER, PLACE_WORDS } from '@kinetra/workouts/place-words'
import { REGION_GROUPS, type RegionName } from '@kinetra/workouts/regions'
import type { Place } from './facts.ts'
import { type Entry, type Mention, mentionsIn, words } from './mentions.ts'

const ORDINAL = `(?:${ORDINALS.join('|')})`
const AND = '(?:,? (?:and|or|to|through|the|&) |, ?)'
const LIST = `${ORDINAL}(?:${AND}(?:the )?${ORDINAL})*`
const BONE = '(?:metatarsals?|mets?|mts?|rays?)(?: (?:heads?|bones?|joints?))?'
const NUMBER = '(?:[1-5]|one|two|three|four|five)'

const METATARSALS = REGION_GROUPS.metatarsals
/** Where in a foot a sentence that speaks of it may be without a name for the place. */
const WITHIN: Partial<Record<Place, string>> = {
  forefoot:
    '(?:at|in|on|to) the front|(?<=(?:percent|%) )in front(?! of)|front and(?= back)|(?<=(?:percent|%|\\d) )front',
  heel: '(?:at|in|on|to) the back|(?<=front and )back|(?<=(?:percent|%|\\d) )back(?! (?:then|to|in|on|at|when|from))',
  'Mid Foot': '(?<=[\\d%] |percent )in between(?! \\p{L})|in the middle(?! of)|(?<=(?:percent|%|\\d) )middle',
}

/** What a sentence calls a place of the foot, or several. */
const PLACES: readonly Entry<Place>[] = [
  { values: ['heel', 'forefoot'], words: words('heel (?:to|vs|versus) (?:fore ?foot|toe)') },
  {
    values: ['Med Heel', 'Lat Heel'],
    words: words(`${INNER} and ${OUTER} heel`, '(?:both )?sides of (?:your|the) heel'),
  },
  ...PLACE_WORDS.map(
    ([place, called]): Entry<Place> => ({
      values: place === 'Mid Foot' ? ['Mid Foot', 'midfoot'] : [place],
      words: words(
        `(?:${called.join('|')})(?: (?:area|region|group|section))?`,
        ...[WITHIN[place] ?? []].flat(),
      ),
    }),
  ),
  {
    values: ['whole'],
    words: words(
      '(?:whole|entire|complete|total|full) (?:foot|feet|sole|insole)',
      'foot (?:as a whole|overall)',
      'overall(?= (?:average|mean|peak|pressure|maximum|load))',
      '(?<=(?:average|mean|peak|pressure|maximum|foot) )overall',
      'anywhere',
      'across (?:the|your) (?:foot|sole|regions?)',
      '(?<!of )all (?:ten )?regions',
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
  'the (?:second|third|fourth|fifth)(?! (?:hit|time|one|run|event|minute|second|half|workout|of the (?:run|workout)|hard\\w*|high\\w*|most|phase))',
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
  const others = mentionsIn(text, PLACES).filter(
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
