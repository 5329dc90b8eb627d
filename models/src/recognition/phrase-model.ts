/** How likely a piece is after two others, as a natural logarithm. */
export type PhraseModel = (before: number, last: number, next: number) => number

/** Of so many pieces a writer may choose. */
const VOCABULARY = 32_768

class Counts {
  readonly #of = new Map<number, number>()
  #sum = 0

  add(next: number): void {
    this.#of.set(next, (this.#of.get(next) ?? 0) + 1)
    this.#sum += 1
  }

  /** Witten and Bell's smoothing: the more different pieces have followed, the more the rest may. */
  smoothed(next: number, shorter: number): number {
    const kinds = this.#of.size
    if (kinds === 0) return shorter
    return ((this.#of.get(next) ?? 0) + kinds * shorter) / (this.#sum + kinds)
  }
}

/**
 * Learns from texts, as numbers of pieces, what people say in this field: how often a piece follows one, and two, others.
 * @param start stands before a text.
 * @param end stands behind it.
 */
export function learnPhrases(texts: Iterable<readonly number[]>, start: number, end: number): PhraseModel {
  const alone = new Counts()
  const after = new Map<number, Counts>()
  const count = (context: number, next: number) => {
    const counts = after.get(context) ?? new Counts()
    after.set(context, counts)
    counts.add(next)
  }
  for (const text of texts) {
    const whole = [start, start, ...text, end]
    for (let at = 2; at < whole.length; at += 1) {
      const [before = 0, last = 0, next = 0] = whole.slice(at - 2)
      alone.add(next)
      count(last, next)
      count(pair(before, last), next)
    }
  }
  return (before, last, next) => {
    const single = alone.smoothed(next, 1 / VOCABULARY)
    const double = after.get(last)?.smoothed(next, single) ?? single
    return Math.log(after.get(pair(before, last))?.smoothed(next, double) ?? double)
  }
}

/** Above all single ones. */
const pair = (before: number, last: number) => (before + 1) * VOCABULARY + last

const QUESTION =
  /^(?:what|which|where|when|how|who|why|is|are|was|were|did|do|does|can|could|would|will|should|has|have|am|any|and)\b/i

/** A sentence as a recogniser writes it: a capital letter first, and a mark at its end. */
export function asWritten(sentence: string): string {
  const text = sentence.trim()
  const capital = text.slice(0, 1).toUpperCase() + text.slice(1)
  if (/[.?!]$/.test(text)) return capital
  return `${capital}${QUESTION.test(text) ? '?' : '.'}`
}
