import { behind, INNER, OUTER, PLACE_WORDS } from '@kinetra/workouts/place-words'
import type { RegionGroup, RegionName } from '@kinetra/workouts/regions'

export { REGION_NAMES as REGIONS } from '@kinetra/workouts/regions'
export type Place = RegionName | RegionGroup

/** "Below the second toe": in an answer it is a comparison. */
const below = (toe: string) => behind(toe, 'below')
/** What only a question calls some, or a recogniser writes. */
const ASKED: Partial<Record<Place, readonly string[]>> = {
  M1: ['em ?1', below('(?:first|big|great|large)')],
  M2: ['em ?2', below('second')],
  M3: ['em ?3', below('third')],
  M4: ['em ?4', below('fourth')],
  M5: ['em ?5', below('(?:fifth|little|small|smallest|pinky|baby)')],
  forefoot: ['(?:four|for|4) ?f(?:oo|ee)t'],
}
const PATTERNS = PLACE_WORDS.map(
  ([place, words]) =>
    [
      place,
      new RegExp(
        `\\b(?:${[...words, ...(ASKED[place] ?? [])].join('|')})(?: (?:area|region|zone|section|part))?\\b`,
        'g',
      ),
    ] as const,
)

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
