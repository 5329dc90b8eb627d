import lists from '../language/word-lists.json' with { type: 'json' }

const WORDS = new RegExp(
  `\\b(?:${lists.numbers.join('|')}|(?<!\\b(?:first|second) )half|twice|double)\\b`,
  'gi',
)
const DIGITS = /(?<![\p{L}\d.])\d+(?:\.\d+)?/gu

/** A number of a result, and in which unit its field gives it. */
interface Figure {
  value: number
  unit: 's' | 'ms' | 'percent' | 'count' | 'text' | 'other'
}

const unitOf = (key: string): Figure['unit'] =>
  key.endsWith('_s') ? 's' : key.endsWith('_ms') ? 'ms' : key.endsWith('_percent') ? 'percent' : 'other'

/** All numbers of a result, with those in names and the lengths of lists. */
export function figuresOf(result: unknown, key = ''): Figure[] {
  if (typeof result === 'number') return [{ value: result, unit: unitOf(key) }]
  if (typeof result === 'string')
    return [...result.normalize('NFKC').matchAll(/\d+(?:\.\d+)?/g)].map(([digits]) => ({
      value: Number(digits),
      unit: 'text',
    }))
  if (Array.isArray(result))
    return [{ value: result.length, unit: 'count' }, ...result.flatMap((item) => figuresOf(item, key))]
  if (result === null || typeof result !== 'object') return []
  return Object.entries(result).flatMap(([name, value]) => figuresOf(value, name))
}

/** The numbers of an answer that no figure gives: neither itself, rounded, nor as minutes and seconds, nor as the rest of a hundred percent. */
export function untraceable(answer: string, figures: readonly Figure[]): string[] {
  const words = answer.match(WORDS) ?? []
  const digits = (answer.match(DIGITS) ?? []).filter((said) => {
    const decimals = said.split('.')[1]?.length ?? 0
    return !figures.some((figure) =>
      readings(figure, Number(said)).some((value) => rounded(value, decimals) === Number(said)),
    )
  })
  return [...words, ...digits]
}

function readings({ value, unit }: Figure, said: number): number[] {
  if (unit === 'percent') return [value, 100 - value, 100 - Math.round(value)]
  if (unit !== 's' && unit !== 'other') return [value]
  // Trends give seconds in a field without a unit.
  const total = Math.round(value)
  return [
    value,
    ...(Number.isInteger(said) ? [Math.floor(total / 3600), Math.floor(total / 60) % 60, total % 60] : []),
  ]
}

const rounded = (value: number, decimals: number) =>
  Math.round(Math.abs(value) * 10 ** decimals) / 10 ** decimals
