const SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
export const ORDINALS =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'.split(
    ' ',
  )
const WORD = [...SMALL, ...TENS].join('|')
const RUN = new RegExp(`\\b(?:(?:${WORD}|hundred)(?: and(?= (?:${WORD}))(?<=hundred and))? ?)+\\b`, 'g')
const NEEDS_NUMBER = /^ ?(?:minutes?|seconds?|hours?|hundred|point|and a half)/
const TAKES_NUMBER =
  /(?:minutes?|second|mark|toe|metatarsal|number|m|above|below|over|under|than|between|to) $/

/**
 * Writes number words as digits ("one hundred sixty eight" → "168", "two thirty" → "2 30", "one oh five" → "1:05").
 * A lone "one" stays a word, as people say "the left one", unless a unit stands beside it.
 */
export function wordsToDigits(text: string): string {
  const digits = text
    .replace(new RegExp(`\\b(${WORD}|\\d+) (?:oh|o) (${WORD}|\\d)\\b`, 'g'), (_, hour, rest) => {
      const [value] = readNumbers([hour])
      const [tail] = readNumbers([rest])
      return `${value ?? hour}:0${tail ?? rest}`
    })
    .replace(RUN, (run, at: number, all: string) => {
      const words = run.trim()
      const tail = run.endsWith(' ') ? ' ' : ''
      if (words === 'hundred') return run
      if (words === 'one') {
        const counts = NEEDS_NUMBER.test(all.slice(at + words.length)) || TAKES_NUMBER.test(all.slice(0, at))
        return counts && !/than one\b(?! )|the one$/.test(all.slice(0, at + 3)) ? `1${tail}` : run
      }
      return `${readNumbers(words.split(' ')).join(' ')}${tail}`
    })
  return digits.replace(/(\d+) point (\d+)/g, '$1.$2')
}

function readNumbers(words: string[]): number[] {
  const numbers: number[] = []
  let open: number | null = null
  for (const word of words) {
    const small = SMALL.indexOf(word)
    const tens = (TENS.indexOf(word) + 2) * 10
    if (word === 'hundred') open = (open ?? 1) * 100
    else if (tens >= 20) {
      if (open !== null && open % 100 !== 0) {
        numbers.push(open)
        open = null
      }
      open = (open ?? 0) + tens
    } else if (small >= 0) {
      const fits: boolean =
        open !== null &&
        open > 0 &&
        (open % 100 === 0 || (open % 10 === 0 && open > 10 && small > 0 && small < 10))
      if (open !== null && !fits) {
        numbers.push(open)
        open = null
      }
      open = (open ?? 0) + small
    }
  }
  return open === null ? numbers : [...numbers, open]
}

/** From 1; 0 for what is no ordinal. */
export const ordinalOf = (word = ''): number => ORDINALS.indexOf(word) + 1
