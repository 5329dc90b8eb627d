import { MULTIPLES, ORDINAL_BELOW_TEN, ORDINALS, PARTS, SCALES, SMALL } from './number-words.ts'

/** A number as it stands in a text, with its place. */
export interface SpokenNumber {
  readonly text: string
  readonly value: number
  readonly index: number
  /** Digits after the point: how exactly it was said. */
  readonly decimals: number
  /**
   * An amount ("61.8", "sixty"), a place in an order ("the twelfth"), a part of a whole ("a third of"), or how
   * often one amount holds another ("twice").
   */
  readonly kind: 'amount' | 'order' | 'part' | 'multiple'
}

type Token = RegExpExecArray
type Found = { number: SpokenNumber; length: number }

const TOKEN =
  /(?<![\p{L}\d.])\d{1,3}(?:,\d{3})+(?:\.\d+)?|(?<![\p{L}\d.])\d+(?:\.\d+)?(?:e\d+\b)?|(?<![\p{L}\d])\.\d+|\p{L}+/giu
/** Names of bones are no numbers: "the third and fourth metatarsals", "the fifth toe". */
const ANATOMY =
  /^[\s-]*(?:(?:,|and|or|to|through)\s+(?:the\s+)?(?:\p{L}+|\d(?:st|nd|rd|th))\s+)*(?:metatarsals?|mets?|toes?|heads?|rays?|bones?)\b/iu
/** What a lone "one" counts; elsewhere it points, as in "that one". */
const COUNTABLE = new RegExp(
  String.raw`^[\s-]+(?:high|low|hard|single|more|of\s|another)?[\s-]*(?:${[
    'forces?|events?|hits?|impacts?|landings?|steps?|percent|points?|seconds?|minutes?|hours?|milliseconds?',
    'workouts?|runs?|walks?|sessions?',
  ].join('|')})\b`,
  'i',
)
/** "The strongest one hit …". */
const POINTED = /\b(?:\p{L}+est|worst|first|last|next|other|this|that|which|another)\s+$/iu
/** "One event on M2 lasted …". */
const ONE_THAT =
  /^ (?:of (?:them|those|these)|(?:[\w-]+ )?(?:event|hit|impact|landing))(?: \w+){0,4} (?:lasted|reached|came|hit|started|began|happened|occurred|went)\b/i
/** "At that point": no decimal point. */
const POINTER = /\b(?:this|that|which|some|what|a|an|the|each|every|any|no|to|of|my|your|good|high|low)\s+$/i
const STRUCTURE = /\b(?:both|two|first|second|other|last|latter|former|this|that|each|either)[\s-]+$/i

/**
 * The numbers of an English text: digits ("61.8", "1,204"), words ("sixty-one point eight", "a hundred and
 * four"), orders ("the twelfth"), parts ("a third of", "half") and multiples ("twice"). Numbers inside a word
 * (M3, Toe2345) and in the names of bones are names; a lone "one" counts only what can be counted.
 */
export function findNumbers(spelled: string): SpokenNumber[] {
  // Full-width digits and single signs for fractions become plain ones.
  const text = spelled.normalize('NFKC').replace(/⁄/g, '/')
  const tokens = [...text.matchAll(TOKEN)]
  const found: SpokenNumber[] = []
  for (let at = 0; at < tokens.length; ) {
    const read = readAt(tokens, at, text)
    if (read) found.push(read.number)
    at += read?.length ?? 1
  }
  return found
}

function readAt(tokens: readonly Token[], at: number, text: string): Found | undefined {
  const token = tokens[at]
  if (!token) return undefined
  if (/^[\d.]/.test(token[0]))
    return (
      (/^\d+$/.test(token[0]) && readMixed(tokens, at, at, Number(token[0]), text)) || readDigits(token, text)
    )
  const word = token[0].toLowerCase()
  const multiple = MULTIPLES.get(word)
  if (multiple !== undefined && !/^[\s-]?check/i.test(after(token, text)))
    return found(tokens, at, at, text, { value: multiple, kind: 'multiple' })
  if (PARTS.has(word)) return readPart(tokens, at, text)
  const ordinal = ORDINALS.get(word)
  if (ordinal !== undefined) return readOrdinal(tokens, at, at, ordinal, text)
  return readWords(tokens, at, text)
}

const found = (
  tokens: readonly Token[],
  from: number,
  to: number,
  text: string,
  number: Pick<SpokenNumber, 'value' | 'kind'> & { decimals?: number },
): Found => {
  const index = tokens[from]?.index ?? 0
  const last = tokens[to]
  const end = last ? last.index + last[0].length : index
  return { number: { text: text.slice(index, end), index, decimals: 0, ...number }, length: to - from + 1 }
}

const after = (token: Token | undefined, text: string) =>
  token ? text.slice(token.index + token[0].length) : ''

function readDigits(token: Token, text: string): Found | undefined {
  const digits = token[0].replaceAll(',', '')
  const rest = after(token, text)
  const isOrder = /^(?:st|nd|rd|th)\b/i.test(rest)
  if (isOrder && ANATOMY.test(rest.slice(2))) return undefined
  const number: SpokenNumber = {
    text: token[0],
    value: Number(digits),
    index: token.index,
    decimals: digits.split('.')[1]?.length ?? 0,
    kind: isOrder ? 'order' : 'amount',
  }
  return { number, length: 1 }
}

/** "A third of", "one quarter", "half"; not "the first half", and not "the third metatarsal". */
function readPart(tokens: readonly Token[], at: number, text: string): Found | undefined {
  const token = tokens[at]
  const word = token?.[0].toLowerCase() ?? ''
  const divisor = PARTS.get(word) ?? 1
  const isHalf = divisor === 2
  const before = text.slice(0, token?.index)
  if (isHalf && STRUCTURE.test(before)) return undefined
  const isPart =
    isHalf ||
    /^quarter/.test(word) ||
    (/^\s+of\b/i.test(after(token, text)) && (word.endsWith('s') || /\b(?:a|one)\s+$/i.test(before)))
  if (isPart) return found(tokens, at, at, text, { value: 1 / divisor, kind: 'part', decimals: 2 })
  const ordinal = ORDINALS.get(word)
  return ordinal === undefined ? undefined : readOrdinal(tokens, at, at, ordinal, text)
}

function readOrdinal(
  tokens: readonly Token[],
  from: number,
  to: number,
  value: number,
  text: string,
): Found | undefined {
  if (ANATOMY.test(after(tokens[to], text))) return undefined
  return found(tokens, from, to, text, { value, kind: 'order' })
}

const AND_A_PART = /^\s+and\s+(?:a\s+(?:half|quarter)|three[\s-]+quarters?)\b/i

/** "Four and a half", "2 and a quarter". */
function readMixed(
  tokens: readonly Token[],
  from: number,
  to: number,
  value: number,
  text: string,
): Found | undefined {
  const more = AND_A_PART.exec(after(tokens[to], text))
  if (!more) return undefined
  const part = /half/i.test(more[0]) ? 0.5 : /three/i.test(more[0]) ? 0.75 : 0.25
  return found(tokens, from, to + 3, text, {
    value: value + part,
    kind: 'amount',
    decimals: part === 0.5 ? 1 : 2,
  })
}

/** An amount in words, with what may follow it: "two thirds", "four and a half", "twenty-third". */
function readWords(tokens: readonly Token[], at: number, text: string): Found | undefined {
  const run = readRun(tokens, at, text)
  if (!run) return undefined
  const { value, decimals, length } = run
  const last = at + length - 1
  const next = tokens[last + 1]
  const word = next && adjacent(tokens[last], next, text) ? next[0].toLowerCase() : ''
  const divisor = PARTS.get(word)
  if (
    divisor &&
    decimals === 0 &&
    word !== 'halves' &&
    value < divisor &&
    (value > 1 || /s$|half|quarter/.test(word) || /^\s+of\b/i.test(after(next, text)))
  )
    return found(tokens, at, last + 1, text, { value: value / divisor, kind: 'part', decimals: 2 })
  const below = ORDINAL_BELOW_TEN.get(word)
  if (below && value % 10 === 0 && value >= 20) return readOrdinal(tokens, at, last + 1, value + below, text)
  const mixed = readMixed(tokens, at, last, value, text)
  if (mixed) return mixed
  const isPointed = POINTED.test(text.slice(0, tokens[at]?.index)) || ONE_THAT.test(after(tokens[last], text))
  if (length === 1 && value === 1 && (isPointed || !COUNTABLE.test(after(tokens[at], text)))) return undefined
  return found(tokens, at, last, text, { value, kind: 'amount', decimals })
}

/** A run of number words that begins at `start`, read as one number. */
function readRun(
  tokens: readonly Token[],
  start: number,
  text: string,
): { value: number; decimals: number; length: number } | undefined {
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
    } else if (word === 'point' && (group !== null || !POINTER.test(text.slice(0, tokens[at]?.index)))) {
      inFraction = true
    } else if (!(word === 'and' && group !== null && group % 100 === 0 && group > 0)) break
  }
  if (group === null && total === 0 && decimals === '') return undefined
  return {
    value: Number(`${total + (group ?? 0)}.${decimals || 0}`),
    decimals: decimals.length,
    length: last - start + 1,
  }
}

function canFollow(group: number, next: number, total: number): boolean {
  const rest = group % 100
  return rest === 0 ? group > 0 || total > 0 : rest >= 20 && rest % 10 === 0 && next > 0 && next < 10
}

function precededByA(tokens: readonly Token[], start: number): boolean {
  return /^(?:a|the|per|half)$/i.test(tokens[start - 1]?.[0] ?? '')
}

/** Only spaces and hyphens stand between two words of one number. */
function adjacent(left: Token | undefined, right: Token | undefined, text: string): boolean {
  return !!left && !!right && /^[\s\u00ad‐‑–-]*$/.test(text.slice(left.index + left[0].length, right.index))
}
