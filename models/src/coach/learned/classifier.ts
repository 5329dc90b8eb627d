import { LRUCache } from 'lru-cache'
import { FEATURES, featuresOf, wordsOf } from './features.ts'

export interface Labelled {
  readonly text: string
  readonly label: string
  /** What was spoken of before. */
  readonly context?: string
}

export interface Guess {
  readonly label: string
  /** From 0 to 1, over all labels. */
  readonly probability: number
}

/** What was learned, as it is kept. */
export interface Weights {
  readonly labels: readonly string[]
  /** Of each feature one for each label. */
  readonly weights: Float32Array
  /** The words of the examples. */
  readonly words: ReadonlySet<string>
}

/** The labels of a text, likeliest first. */
export type Classifier = (text: string, context?: string) => Guess[]

const EPOCHS = 6
const RATE = 0.5
/** Pulls weights to zero in each step in which they are used. */
const DECAY = 1e-5
/** Smaller ones change nothing. */
const LEAST_ERROR = 1e-2
/** Raw probabilities are too sure of themselves; fitted on examples that were held out. */
const TEMPERATURE = 0.95

/**
 * Learns to tell labels apart by multinomial logistic regression on word and letter n-grams, with AdaGrad.
 * The order of the examples is fixed, so that the same examples always give the same classifier.
 */
export function trainClassifier(examples: readonly Labelled[], epochs = EPOCHS): Weights {
  const labels = [...new Set(examples.map(({ label }) => label))].toSorted()
  const size = labels.length
  const weights = new Float32Array(FEATURES * size)
  const squares = new Float32Array(FEATURES * size).fill(1e-6)
  const seen = countWords(examples)
  // An example's own words do not make it well known.
  const inputs = shuffled(examples).map(({ text, label, context }) => ({
    features: featuresOf(text, (word) => (seen.get(word) ?? 0) <= 1, context),
    target: labels.indexOf(label),
  }))
  const [scores, errors, active] = [new Float64Array(size), new Float64Array(size), new Uint16Array(size)]
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    for (const { features, target } of inputs) {
      softmax(features, weights, scores, 1)
      const scale = 1 / Math.sqrt(features.length)
      let count = 0
      for (let label = 0; label < size; label += 1) {
        const error = (scores[label] as number) - (label === target ? 1 : 0)
        if (Math.abs(error) < LEAST_ERROR) continue
        active[count] = label
        errors[count] = error
        count += 1
      }
      for (const feature of features) {
        for (let one = 0; one < count; one += 1) {
          const error = errors[one] as number
          const at = feature * size + (active[one] as number)
          const gradient = error * scale + DECAY * (weights[at] as number)
          const square = (squares[at] as number) + gradient * gradient
          squares[at] = square
          weights[at] = (weights[at] as number) - (RATE * gradient) / Math.sqrt(square)
        }
      }
    }
  }
  return { labels, weights, words: new Set(seen.keys()) }
}

export function classifierOf({ labels, weights, words }: Weights): Classifier {
  const known = new LRUCache<string, Guess[]>({ max: 2000 })
  return (text, context = '') => {
    const key = `${context}|${text}`
    const guessed = known.get(key)
    if (guessed) return guessed
    const result = new Float64Array(labels.length)
    softmax(
      featuresOf(text, (word) => !words.has(word), context),
      weights,
      result,
      TEMPERATURE,
    )
    const guesses = labels
      .map((label, at) => ({ label, probability: result[at] as number }))
      .toSorted((one, other) => other.probability - one.probability)
    known.set(key, guesses)
    return guesses
  }
}

/** In how many examples each word stands. */
function countWords(examples: readonly Labelled[]): Map<string, number> {
  const seen = new Map<string, number>()
  for (const { text } of examples)
    for (const word of new Set(wordsOf(text))) seen.set(word, (seen.get(word) ?? 0) + 1)
  return seen
}

/** Fills `into` with the labels' probabilities. */
function softmax(
  features: Uint32Array,
  weights: Float32Array,
  into: Float64Array,
  temperature: number,
): void {
  const size = into.length
  const scale = 1 / Math.sqrt(features.length) / temperature
  into.fill(0)
  for (const feature of features) {
    const row = feature * size
    for (let label = 0; label < size; label += 1)
      into[label] = (into[label] as number) + (weights[row + label] as number)
  }
  const highest = Math.max(...into) * scale
  let sum = 0
  for (let label = 0; label < size; label += 1) {
    into[label] = Math.exp((into[label] as number) * scale - highest)
    sum += into[label] as number
  }
  for (let label = 0; label < size; label += 1) into[label] = (into[label] as number) / sum
}

/** In an order that mixes the labels and is always the same. */
function shuffled<Item>(items: readonly Item[]): Item[] {
  const mixed = [...items]
  let state = 1
  for (let at = mixed.length - 1; at > 0; at -= 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    const other = state % (at + 1)
    ;[mixed[at], mixed[other]] = [mixed[other] as Item, mixed[at] as Item]
  }
  return mixed
}
