/** A text that may have been said, as numbers of pieces. */
interface Hypothesis {
  readonly pieces: readonly number[]
  /** Logarithm of how likely the sound and the phrases make it. */
  readonly score: number
  /** Of that, what the sound makes of it. */
  readonly heard: number
}

export interface Found {
  readonly pieces: readonly number[]
  /** Mean logarithm of the pieces' likelihood by the sound alone, without the phrases. */
  readonly certainty: number
}

export interface Decoder {
  /**
   * What may follow each hypothesis: a row of logits over all pieces for each.
   * @param parents which hypothesis of the step before each one continues.
   */
  step(
    last: readonly number[],
    parents: readonly number[],
  ): Promise<{ logits: Float32Array; vocabulary: number }>
}

export interface SearchOptions {
  readonly beams: number
  readonly start: number
  readonly end: number
  readonly mostPieces: number
  /** What a piece gains or loses, beside what was heard, after those before it. */
  readonly weigh: (before: number, last: number, next: number) => number
  /** Ends the search, which rejects with its reason. */
  readonly signal?: AbortSignal | undefined
}

/** Who is so far behind the first, in natural logarithms, hardly ever comes first: clear speech costs little. */
const FARTHEST_BEHIND = 6
/** So many pieces of each hypothesis are weighed. */
const CANDIDATES = 20
/** A logit so far below the highest adds nothing to their sum. */
const NEGLIGIBLE = 12

/** The likeliest text: several are followed at once, since the next pieces may show that the second best was right. */
export async function beamSearch(decoder: Decoder, options: SearchOptions): Promise<Found> {
  const { beams, start, end } = options
  let live: Hypothesis[] = [{ pieces: [start], score: 0, heard: 0 }]
  let parents = [0]
  let best: Hypothesis | undefined
  for (let count = 0; count < options.mostPieces && live.length > 0; count += 1) {
    options.signal?.throwIfAborted()
    const { logits, vocabulary } = await decoder.step(live.map(lastOf), parents)
    const next = live
      .flatMap((hypothesis, row) =>
        continued(hypothesis, row, logits.subarray(row * vocabulary, (row + 1) * vocabulary), options),
      )
      .toSorted((one, other) => other.score - one.score)
    const going: typeof next = []
    for (const one of next) {
      if (going.length === beams) break
      if (lastOf(one) !== end) going.push(one)
      else if (best === undefined || one.score > best.score) best = one
    }
    // What goes on only becomes less likely.
    const least = Math.max(best?.score ?? Number.NEGATIVE_INFINITY, (going[0]?.score ?? 0) - FARTHEST_BEHIND)
    const hopeful = going.filter(({ score }) => score > least)
    parents = hopeful.map(({ row }) => row)
    live = hopeful
  }
  const found = live[0] ?? best
  return {
    pieces: found?.pieces.filter((piece) => piece !== start && piece !== end) ?? [],
    certainty: found ? found.heard / Math.max(1, found.pieces.length - 1) : 0,
  }
}

const lastOf = ({ pieces }: Hypothesis) => pieces.at(-1) ?? 0

function continued(
  { pieces, score, heard }: Hypothesis,
  row: number,
  logits: Float32Array,
  { weigh }: SearchOptions,
): (Hypothesis & { row: number })[] {
  const [before = 0, last = 0] = [pieces.at(-2) ?? pieces.at(-1), pieces.at(-1)]
  const near = nearHighest(logits)
  const total = logOfSum(near.map((piece) => logits[piece] as number))
  return near.slice(0, CANDIDATES).map((piece) => {
    const likelihood = (logits[piece] as number) - total
    return {
      pieces: [...pieces, piece],
      score: score + likelihood + weigh(before, last, piece),
      heard: heard + likelihood,
      row,
    }
  })
}

/** Logarithm of the sum of the exponentials; the first is the highest. */
function logOfSum(logits: readonly number[]): number {
  const [top = 0] = logits
  return top + Math.log(logits.reduce((sum, logit) => sum + Math.exp(logit - top), 0))
}

/** Where those lie that are not far below the highest, the highest first. */
function nearHighest(logits: Float32Array): number[] {
  let top = Number.NEGATIVE_INFINITY
  for (const logit of logits) if (logit > top) top = logit
  const found: number[] = []
  for (let at = 0; at < logits.length; at += 1) if ((logits[at] as number) > top - NEGLIGIBLE) found.push(at)
  return found.toSorted((one, other) => (logits[other] as number) - (logits[one] as number))
}
