import { fromTo, percent } from '../phrases/numbers.ts'
import { nameOf, whenOf } from '../phrases/workouts.ts'
import type { SideResult } from '../tool-results.ts'
import { figureOf } from './figures.ts'

/** "your peak went from 70 to 61.8"; null where one of both has no such figure. */
export function change(metric: string | undefined, current: SideResult, other: SideResult): string | null {
  const figure = figureOf(metric)
  if (!figure) return null
  const [now, before] = [current[figure.side], other[figure.side]]
  if (typeof now !== 'number' || typeof before !== 'number') return null
  return `your ${figure.sideWords ?? figure.words} ${fromTo(figure.spoken(before), figure.spoken(now))}`
}

/** Whether a figure rose or fell, as it is told: 1, 0 or -1; null where one of both has no such figure. */
export function signOfChange(
  metric: string | undefined,
  current: SideResult,
  other: SideResult,
): number | null {
  const figure = figureOf(metric)
  const [now, before] = figure ? [current[figure.side], other[figure.side]] : []
  if (!figure || typeof now !== 'number' || typeof before !== 'number') return null
  return figure.spoken(now) === figure.spoken(before) ? 0 : Math.sign(now - before)
}

/** "your peak went down by 5.4 percent"; null where that is not known. */
export function changeInPercent(
  metric: string | undefined,
  changes: Readonly<Record<string, number | null>>,
): string | null {
  const figure = figureOf(metric)
  const change = figure ? changes[figure.side] : null
  if (!figure || change === null || change === undefined) return null
  if (Math.round(change * 10) === 0) return `your ${figure.sideWords ?? figure.words} did not change`
  return `your ${figure.sideWords ?? figure.words} went ${change > 0 ? 'up' : 'down'} by ${percent(Math.abs(change))}`
}

/** "Morning run, 4 days ago". */
export function againstWords(other: SideResult): string {
  const when = whenOf(other.when)
  return `${nameOf(other)}${when ? `, ${when}` : ''}`
}
