import { clock, decimal, fromTo, percent, whole } from '../phrases/numbers.ts'
import { nameOf, whenOf } from '../phrases/workouts.ts'
import type { SideResult } from '../tool-results.ts'

interface Figure {
  readonly key: keyof SideResult
  readonly words: string
  readonly spoken: (value: number) => string
}

/** The figures that workouts are compared by, as the slots name them. */
const FIGURES: Record<string, Figure> = {
  peak: { key: 'peak', words: 'peak', spoken: decimal },
  mean: { key: 'mean', words: 'average pressure', spoken: decimal },
  high_force_events: { key: 'high_force_events', words: 'high-force events', spoken: whole },
  cadence: { key: 'cadence_per_min', words: 'cadence', spoken: whole },
  contact_time: {
    key: 'contact_time_ms',
    words: 'contact time',
    spoken: (value) => `${whole(value)} milliseconds`,
  },
  duration: { key: 'duration_s', words: 'time', spoken: clock },
  load_share: { key: 'heel_load_share_percent', words: 'heel load', spoken: percent },
}

/** "your peak went from 70 to 61.8"; null where one of both has no such figure. */
export function change(metric: string | undefined, current: SideResult, other: SideResult): string | null {
  const figure = FIGURES[metric ?? '']
  if (!figure) return null
  const [now, before] = [current[figure.key], other[figure.key]]
  if (typeof now !== 'number' || typeof before !== 'number') return null
  return `your ${figure.words} ${fromTo(figure.spoken(before), figure.spoken(now))}`
}

/** "your peak went down by 5.4 percent"; null where that is not known. */
export function changeInPercent(
  metric: string | undefined,
  changes: Readonly<Record<string, number | null>>,
): string | null {
  const figure = FIGURES[metric ?? '']
  const change = figure ? changes[figure.key] : null
  if (!figure || change === null || change === undefined) return null
  if (Math.round(change * 10) === 0) return `your ${figure.words} did not change`
  return `your ${figure.words} went ${change > 0 ? 'up' : 'down'} by ${percent(Math.abs(change))}`
}

/** "Morning run, 4 days ago". */
export function againstWords(other: SideResult): string {
  const when = whenOf(other.when)
  return `${nameOf(other)}${when ? `, ${when}` : ''}`
}
