const SMALL = new Map(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
    .split(' ')
    .map((word, value): [string, number] => [word, value]),
)
const TENS = new Map(
  'twenty thirty forty fifty sixty seventy eighty ninety'
    .split(' ')
    .map((word, index): [string, number] => [word, (index + 2) * 10]),
)

const WORD = [...SMALL.keys(), ...TENS.keys()].join('|')
const RUN = new RegExp(`\\b(?:(?:${WORD}|hundred)(?: and(?= (?:${WORD}))(?<=hundred and))? ?)+\\b`, 'g')
const NEEDS_NUMBER = /^ ?(?:minutes?|seconds?|hours?|hundred|point)/
const TAKES_NUMBER = /(?:minute|second|mark|toe|metatarsal|number|m) $/

/**
 * Writes number words as digits ("one hundred sixty eight" → "168", "two thirty" → "2 30"). A lone "one"
 * stays a word, as people say "the left one", unless a unit stands beside it.
 */
export function wordsToDigits(text: string): string {
  return text.replace(RUN, (run, at: number) => {
    const words = run.trim()
    const tail = run.endsWith(' ') ? ' ' : ''
    if (words === 'hundred') return run
    if (words === 'one') {
      const counts = NEEDS_NUMBER.test(text.slice(at + words.length)) || TAKES_NUMBER.test(text.slice(0, at))
      return counts ? `1${tail}` : run
    }
    return `${readNumbers(words.split(' ')).join(' ')}${tail}`
  })
}

function readNumbers(words: string[]): number[] {
  const numbers: number[] = []
  let open: number | null = null
  const close = () => {
    if (open !== null) numbers.push(open)
    open = null
  }
  for (const word of words) {
    const small = SMALL.get(word)
    const tens = TENS.get(word)
    if (word === 'hundred') open = (open ?? 1) * 100
    else if (tens !== undefined) {
      if (open !== null && open % 100 !== 0) close()
      open = (open ?? 0) + tens
    } else if (small !== undefined) {
      const fits: boolean =
        open !== null && (open % 100 === 0 || (open % 10 === 0 && small > 0 && small < 10))
      if (!fits) close()
      open = (open ?? 0) + small
    }
  }
  close()
  return numbers
}
