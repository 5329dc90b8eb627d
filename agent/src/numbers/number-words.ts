const UNITS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')

/** Numbers below a hundred that are one word. */
export const SMALL: ReadonlyMap<string, number> = new Map([
  ...UNITS.map((word, index): [string, number] => [word, index]),
  ...TENS.map((word, index): [string, number] => [word, (index + 2) * 10]),
  ...TENS.flatMap((tens, index) =>
    UNITS.slice(1, 10).map((unit, below): [string, number] => [tens + unit, (index + 2) * 10 + below + 1]),
  ),
  ['fourty', 40],
  ['ninty', 90],
])

export const SCALES: ReadonlyMap<string, number> = new Map([
  ['dozen', 12],
  ['hundred', 100],
  ['thousand', 1000],
  ['million', 1_000_000],
  ['billion', 1_000_000_000],
])

const ORDINAL_UNITS =
  'third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth'.split(
    ' ',
  )

/** "First" and "second" count nothing by themselves; people say them of anything. */
export const ORDINALS: ReadonlyMap<string, number> = new Map([
  ...ORDINAL_UNITS.map((word, index): [string, number] => [word, index + 3]),
  ...TENS.map((word, index): [string, number] => [word.replace(/y$/, 'ieth'), (index + 2) * 10]),
  ['hundredth', 100],
  ['thousandth', 1000],
])

/** What stands behind tens in "twenty-third". */
export const ORDINAL_BELOW_TEN: ReadonlyMap<string, number> = new Map([
  ['first', 1],
  ['second', 2],
  ...ORDINAL_UNITS.slice(0, 7).map((word, index): [string, number] => [word, index + 3]),
])

/** Parts of a whole: "a half", "two thirds". */
export const PARTS: ReadonlyMap<string, number> = new Map([
  ['half', 2],
  ['halves', 2],
  ['quarter', 4],
  ['quarters', 4],
  ...[...ORDINALS]
    .filter(([, value]) => value <= 10)
    .flatMap(([word, value]): [string, number][] => [
      [word, value],
      [`${word}s`, value],
    ]),
])

/** "Twice as many": how often one number holds another. */
export const MULTIPLES: ReadonlyMap<string, number> = new Map([
  ['twice', 2],
  ['thrice', 3],
  ['double', 2],
  ['doubled', 2],
  ['doubling', 2],
  ['triple', 3],
  ['tripled', 3],
  ['treble', 3],
  ['trebled', 3],
  ['quadruple', 4],
  ['quadrupled', 4],
  ['halved', 2],
  ['halving', 2],
  ...[...SMALL].map(([word, value]): [string, number] => [`${word}fold`, value]),
])
