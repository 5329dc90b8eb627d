const UNITS = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
]
const TENS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']
const SMALL = new Map([
  ...UNITS.map((word, index): [string, number] => [word, index]),
  ...TENS.map((word, index): [string, number] => [word, (index + 2) * 10]),
])
const SCALES = new Map([
  ['hundred', 100],
  ['thousand', 1000],
  ['million', 1_000_000],
])

/** A number as it stands in a text, with its place. */
export interface SpokenNumber {
  readonly text: string
  readonly value: number
  readonly index: number
  /** Digits after the point: how exactly it was said. */
  readonly decimals: number
}

const TOKEN = /(?<![a-z0-9.])\d{1,3}(?:,\d{3})+(?:\.\d+)?|(?<![a-z0-9.])\d+(?:\.\d+)?|[a-z]+/giu

/**
 * The numbers of an English text: digits ("61.8", "1,204") and words ("sixty-one point eight", "a
 * hundred and four"). Numbers inside a word (M3, Toe2345) are names; ordinals ("third") and a lone
 * "one" count nothing, since people say "that one".
 */
export function findNumbers(text: string): SpokenNumber[] {
  const found: SpokenNumber[] = []
  const tokens = [...text.matchAll(TOKEN)]
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at]
    if (!token) break
    if (/^\d/.test(token[0])) {
      const digits = token[0].replaceAll(',', '')
      const isOrdinal = /^(st|nd|rd|th)\b/i.test(text.slice(token.index + token[0].length))
      if (!isOrdinal)
        found.push({
          text: token[0],
          value: Number(digits),
          index: token.index,
          decimals: digits.split('.')[1]?.length ?? 0,
        })
      at += 1
      continue
    }
    const words = readWords(tokens, at, text)
    if (words && !(words.length === 1 && words.number.value === 1)) found.push(words.number)
    at += words?.length ?? 1
  }
  return found
}

/** A run of number words that begins at `start`, read as one number. */
function readWords(
  tokens: readonly RegExpExecArray[],
  start: number,
  text: string,
): { number: SpokenNumber; length: number } | undefined {
  const first = tokens[start]
  if (!first) return undefined
  let total = 0
  let group: number | null = null
  let decimals = ''
  let inFraction = false
  let last = start
  for (let at = start; at < tokens.length; at += 1) {
    const word = tokens[at]?.[0].toLowerCase() ?? ''
    if (at > start && !adjacent(tokens[at - 1], tokens[at], text)) break
    const small = SMALL.get(word)
    const scale = SCALES.get(word)
    if (inFraction) {
      if (small === undefined || small > 9) break
      decimals += small
      last = at
    } else if (small !== undefined) {
      if (group !== null && !canFollow(group, small, total)) break
      group = (group ?? 0) + small
      last = at
    } else if (scale !== undefined && (group !== null || precededByA(tokens, start))) {
      if (scale === 100) group = (group ?? 1) * 100
      else {
        total += (group ?? 1) * scale
        group = 0
      }
      last = at
    } else if (word === 'point' && group !== null) {
      inFraction = true
    } else if (!(word === 'and' && group !== null && group % 100 === 0 && group > 0)) break
  }
  if (group === null && total === 0) return undefined
  const lastToken = tokens[last] ?? first
  const end = lastToken.index + lastToken[0].length
  return {
    number: {
      text: text.slice(first.index, end),
      value: Number(`${total + (group ?? 0)}.${decimals || 0}`),
      index: first.index,
      decimals: decimals.length,
    },
    length: last - start + 1,
  }
}

function canFollow(group: number, next: number, total: number): boolean {
  const rest = group % 100
  return rest === 0 ? group > 0 || total > 0 : rest >= 20 && rest % 10 === 0 && next > 0 && next < 10
}

function precededByA(tokens: readonly RegExpExecArray[], start: number): boolean {
  return tokens[start - 1]?.[0].toLowerCase() === 'a'
}

/** Only spaces and hyphens stand between two words of one number. */
function adjacent(
  left: RegExpExecArray | undefined,
  right: RegExpExecArray | undefined,
  text: string,
): boolean {
  return !!left && !!right && /^[\s-]*$/.test(text.slice(left.index + left[0].length, right.index))
}
