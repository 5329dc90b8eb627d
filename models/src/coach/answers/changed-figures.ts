import { fromTo, percent } from '../phrases/numbers.ts'
import { nameOf, whenOf } from '../phrases/workouts.ts'
import type { SideResult } from '../tool-results.ts'
import { figureOf } from './figures.ts'

/** A figure of both workouts; null where one of them has none. */
function ofBoth(metric: string | undefined, current: SideResult, other: SideResult) {
  const figure = figureOf(metric)
  const [now, before] = figure ? [current[figure.side], other[figure.side]] : []
  return figure && typeof now === 'number' && typeof before === 'number' ? { figure, now, before } : null
}

/** "your peak went from 70 to 61.8"; null where one of both has no such figure. */
export function change(metric: string | undefined, current: SideResult, other: SideResult): string | null {
  const found = ofBoth(metric, current, other)
  if (!found) return null
  const { words, sideWords, spoken } = found.figure
  return `your ${sideWords ?? words} ${fromTo(spoken(found.before), spoken(found.now))}`
}

/** Whether a figure rose or fell, as it is told: 1, 0 or -1; null where one of both has no such figure. */
export function signOfChange(
  metric: string | undefined,
  current: SideResult,
  other: SideResult,
): number | null {
  const found = ofBoth(metric, current, other)
  if (!found) return null
  const { figure, now, before } = found
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
