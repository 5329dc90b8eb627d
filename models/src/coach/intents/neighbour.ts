import { INNER, OUTER, type Place } from '../language/region-words.ts'

const BALL: readonly Place[] = ['M1', 'M2', 'M3', 'M4', 'M5']
/** A piece of a question that is nothing but such a word: "on the outer side", "number four". */
const called = (word: string): RegExp =>
  new RegExp(
    `^(?:(?:on|under|at|for) )?(?:(?:the|my) )?(?:number )?(?:${word})(?: (?:ones?|1|side|part|edge))?$`,
  )

const FAMILIES: readonly {
  readonly members: readonly Place[]
  readonly words: readonly [Place, RegExp][]
}[] = [
  {
    members: ['heel', 'Med Heel', 'Lat Heel'],
    words: [
      ['Med Heel', called(INNER)],
      ['Lat Heel', called(OUTER)],
    ],
  },
  {
    members: ['toes', 'Toe1', 'Toe2345'],
    words: [
      ['Toe1', called(`big(?:gest|ger)?|great|large|first|${INNER}`)],
      ['Toe2345', called(`small(?:er)?|little|lesser|remaining|${OUTER}`)],
    ],
  },
  {
    members: ['forefoot', 'metatarsals', ...BALL],
    words: [
      ['M1', called(`first|1|${INNER}`)],
      ['M2', called('second|2')],
      ['M3', called('third|3|middle|central')],
      ['M4', called('fourth|4')],
      ['M5', called(`fifth|5|last|${OUTER}`)],
    ],
  },
]
/** Of two places, each is the other's other. */
const PAIRS: readonly (readonly [Place, Place])[] = [
  ['Med Heel', 'Lat Heel'],
  ['Toe1', 'Toe2345'],
]

/** What "the lateral one", "the fifth" or "the other one" is beside a place that was spoken of; null for anything else. */
export function neighbourOf(words: string, place: Place): Place | null {
  if (/^(?:the )?other(?: ones?)?$/.test(words)) return otherOf(place)
  const family = FAMILIES.find(({ members }) => members.includes(place))
  const found = family?.words.find(([, pattern]) => pattern.test(words))
  return found?.[0] ?? null
}

function otherOf(place: Place): Place | null {
  const pair = PAIRS.find((both) => both.includes(place))
  return pair?.find((one) => one !== place) ?? null
}
