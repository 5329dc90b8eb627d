import { INNER, OUTER, type Place } from '../language/region-words.ts'

const BALL: readonly Place[] = ['M1', 'M2', 'M3', 'M4', 'M5']
const FAMILIES: readonly {
  readonly members: readonly Place[]
  readonly words: readonly [Place, string][]
}[] = [
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
    members: ['forefoot', 'metatarsals', ...BALL],
    words: [
      ['M1', `first|1|${INNER}`],
      ['M2', 'second|2'],
      ['M3', 'third|3|middle|central'],
      ['M4', 'fourth|4'],
      ['M5', `fifth|5|last|${OUTER}`],
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
  const found = family?.words.find(([, pattern]) =>
    new RegExp(
      `^(?:(?:on|under|at|for) )?(?:(?:the|my) )?(?:number )?(?:${pattern})(?: (?:ones?|side|part|edge))?$`,
    ).test(words),
  )
  return found?.[0] ?? null
}

function otherOf(place: Place): Place | null {
  const pair = PAIRS.find((both) => both.includes(place))
  return pair?.find((one) => one !== place) ?? null
}
