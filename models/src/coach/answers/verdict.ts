import type { Comparative } from '../language/comparatives.ts'
import type { Limit } from '../language/limits.ts'
import { uncapitalised } from '../phrases/speech.ts'
import type { Turn } from '../turn.ts'

const isWithin = ({ side, value: limit, isReached }: Limit, value: number): boolean =>
  side === 'above'
    ? value > limit || (isReached === true && value === limit)
    : value < limit || (isReached === true && value === limit)

/** "Was it above 170?": the sentence with its number, after a yes or a no. */
export function verdictOn({ understood }: Turn, value: number | null, sentence: string): string {
  const { limit } = understood.details
  if (!limit || value === null) return sentence
  return `${isWithin(limit, value) ? 'Yes' : 'No'}, ${uncapitalised(sentence)}`
}

/** What somebody who says so expects, as the sign of the change. */
const EXPECTED = { up: 1, down: -1, harder: 1, softer: -1, better: -1, worse: 1 } as const

/**
 * "Is that more than before?": yes or no; null where nothing was expected, or something that a change of this kind does
 * not tell.
 * @param change the sign of the change.
 * @param ofLoad whether it is one of a load: of these, and only these, less is softer, and better.
 */
export function yesOrNo(
  comparative: Comparative | undefined,
  change: number,
  ofLoad: boolean,
): 'Yes' | 'No' | null {
  if (!comparative || !(ofLoad || comparative === 'up' || comparative === 'down')) return null
  return EXPECTED[comparative] === change ? 'Yes' : 'No'
}

/** Figures are told with one decimal. */
const JUST = 0.05

/** Only events above or below a pressure, as the tools take it. */
export function limitsOf({ understood }: Turn): { above: number | null; below: number | null } {
  const { limit } = understood.details
  const value = limit?.of === 'figure' ? limit.value : null
  const just = limit?.isReached ? JUST : 0
  return {
    above: value !== null && limit?.side === 'above' ? value - just : null,
    below: value !== null && limit?.side === 'below' ? value + just : null,
  }
}

/** " above 60", " of at most 20"; nothing where no pressure was named. */
export function limitWords({ limit }: Turn['understood']['details']): string {
  if (limit?.of !== 'figure') return ''
  const side = limit.isReached ? (limit.side === 'above' ? 'of at least' : 'of at most') : limit.side
  return ` ${side} ${limit.value}`
}
