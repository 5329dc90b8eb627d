import { FEATURES, featuresOf, STEPS, scoreOf, wordsIn } from '../call/completeness.ts'

const EPOCHS = 8
const RATE = 0.3
/** Pulls weights to zero in each step in which they are used. */
const DECAY = 1e-5
/** A sentence has many beginnings and only one end. */
const WHOLE_COUNTS = 2

interface Utterance {
  readonly features: readonly number[]
  readonly isWhole: boolean
}

/**
 * Learns from whole sentences, and from their beginnings that are none themselves, what an utterance ends with: by
 * logistic regression with AdaGrad. The same sentences always give the same weights, a byte each.
 */
export function learnCompleteness(sentences: readonly string[]): Int8Array {
  const whole = new Set(sentences.map((sentence) => wordsIn(sentence).join(' ')).filter(Boolean))
  const utterances = shuffled([...whole].flatMap((sentence) => utterancesOf(sentence, whole)))
  const weights = new Float64Array(FEATURES)
  const squares = new Float64Array(FEATURES).fill(1e-6)
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    for (const { features, isWhole } of utterances) {
      const error = scoreOf(features, (feature) => weights[feature] ?? 0) - (isWhole ? 1 : 0)
      const step = (error * (isWhole ? WHOLE_COUNTS : 1)) / Math.sqrt(features.length)
      for (const feature of features) {
        const weight = weights[feature] ?? 0
        const gradient = step + DECAY * weight
        const square = (squares[feature] ?? 0) + gradient * gradient
        squares[feature] = square
        weights[feature] = weight - (RATE * gradient) / Math.sqrt(square)
      }
    }
  }
  return Int8Array.from(weights, (weight) => Math.max(-127, Math.min(127, Math.round(weight * STEPS))))
}

/** The beginnings of a sentence, from one word on. */
export function beginningsOf(sentence: string): string[] {
  const words = wordsIn(sentence)
  return words.slice(1).map((_, at) => words.slice(0, at + 1).join(' '))
}

function utterancesOf(sentence: string, whole: ReadonlySet<string>): Utterance[] {
  const beginnings = beginningsOf(sentence)
    .flatMap(asHeard)
    .filter((beginning) => !whole.has(beginning))
  return [
    { features: featuresOf(sentence), isWhole: true },
    ...beginnings.map((beginning) => ({ features: featuresOf(beginning), isWhole: false })),
  ]
}

/** A recogniser expects sentences: of an article at the end it makes a word that can stand there. */
const asHeard = (beginning: string): string[] =>
  beginning.endsWith(' the')
    ? [beginning, ...['that', 'it'].map((word) => beginning.replace(/the$/, word))]
    : [beginning]

/** In an order that is always the same. */
function shuffled<Item>(items: readonly Item[]): Item[] {
  const mixed = [...items]
  let state = 1
  for (let at = mixed.length - 1; at > 0; at -= 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    const other = Math.floor((state / 2 ** 32) * (at + 1))
    ;[mixed[at], mixed[other]] = [mixed[other] as Item, mixed[at] as Item]
  }
  return mixed
}
