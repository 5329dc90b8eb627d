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
