import { readFileSync } from 'node:fs'

/** Weights of a logistic regression; `testing/learn-completeness.ts` learns them. */
export const FEATURES = 1 << 16
/** A weight is kept as a byte: so many of its steps are one. */
export const STEPS = 16

const weights = new Int8Array(readFileSync(new URL('./completeness.weights', import.meta.url)))

/** Words that hold a sentence together. All others are told apart by their endings, so that rare ones count as their kind. */
const HOLDING = new Set(
  `a an the my your his her our their its this that these those some any each every both all another other same last
  next first one more most less least very much many far long i you we they it he she me us them and or but so because
  if when while than as of in into on at to for with by about over under from between per during before after since
  until up down out off through across is are was were am be been do does did have has had can could will would should
  may might must what which where who whose why how there here then now just also too again ever still not no yes
  please tell show give compare go jump let`.split(/\s+/),
)
const ENDINGS = ['ing', 'ed', 'ly', 'st', 'er', 's']
const NUMBERS = new Set(
  `two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
  nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred`.split(/\s+/),
)

/**
 * How surely an utterance is whole, from 0 to 1, by its words: "what was my cadence" is, "compare this with my" is not,
 * and "what was my peak" may be.
 */
export function completenessOf(transcript: string): number {
  return scoreOf(featuresOf(transcript), (feature) => (weights[feature] ?? 0) / STEPS)
}

/** The logistic regression itself. */
export function scoreOf(features: readonly number[], weightOf: (feature: number) => number): number {
  const sum = features.reduce((total, feature) => total + weightOf(feature), 0)
  return 1 / (1 + Math.exp(-sum / Math.sqrt(features.length)))
}

/** The words of an utterance as they are spoken; a number is any number. */
export const wordsIn = (transcript: string): string[] =>
  transcript
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/[^a-z0-9' ]+/g, ' ')
    .split(' ')
    .filter(Boolean)
    .map((word) => (/\d/.test(word) || NUMBERS.has(word) ? '0' : word))

/** A word that holds a sentence together is itself, any other its ending. */
const kindOf = (word: string): string =>
  HOLDING.has(word) || word === '0' ? word : `-${ENDINGS.find((ending) => word.endsWith(ending)) ?? ''}`

/** What tells of an end: the last words, how it begins, and what stands before the last one; as words, and as their kinds. */
export function featuresOf(transcript: string): number[] {
  const words = wordsIn(transcript)
  const kinds = words.map(kindOf)
  const others = kinds.filter((kind) => kind.startsWith('-')).length
  const features = [
    'any',
    `length ${Math.min(words.length, 12)}`,
    `ends with ${words.at(-1)?.slice(-3)}`,
    `last but one ${words.at(-2)}`,
    `begins ${words[0]}`,
    `begins ${words[0]} ${words[1]}`,
    `others ${others}`,
    `begins ${kinds[0]}, others ${others}`,
    ...shapeOf(words).map((feature) => `word ${feature}`),
    ...shapeOf(kinds).map((feature) => `kind ${feature}`),
    ...kinds.slice(0, -1).map((kind) => `kind has ${kind}, ends ${kinds.slice(-2).join(' ')}`),
    `kind all ${kinds.length < 8 ? kinds.join(' ') : ''}`,
    ...words.slice(0, -1).map((word) => `has ${word}`),
  ]
  return [...new Set(features.map(hash))]
}

function shapeOf(words: readonly string[]): string[] {
  const ends = (count: number) => words.slice(-count).join(' ')
  const begins = (count: number) => words.slice(0, count).join(' ')
  return [
    ...[1, 2, 3, 4].map((count) => `ends ${ends(count)}`),
    ...[1, 2, 3].map((count) => `begins ${begins(count)}, ends ${ends(1)}`),
    ...[1, 2].map((count) => `begins ${begins(count)}, ends ${ends(2)}`),
    ...words.slice(0, -1).map((word) => `has ${word}, ends ${ends(1)}`),
  ]
}

/** FNV-1a: features are told apart by a hash, so that no dictionary has to be kept. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  return (value ^ (value >>> 15)) & (FEATURES - 1)
}
