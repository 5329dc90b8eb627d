import { clock, decimal, percent, whole } from '../phrases/numbers.ts'
import type { SideResult } from '../tool-results.ts'

/** A figure that is told of several workouts. */
export interface Figure {
  readonly words: string
  readonly plural?: true
  readonly spoken: (value: number) => string
  /** Its field in a comparison, and its words there where they are others. */
  readonly side: keyof SideResult
  readonly sideWords?: string
  /** What it is over workouts: figures that add up by their sum, a peak by the highest. */
  readonly over: 'total' | 'highest' | 'average'
  /** What its rise and its fall mean. */
  readonly up: string
  readonly down: string
}

const HARDER = 'That is more load on the foot, so watch your landings.'
const SOFTER = 'Your foot is getting less of a beating.'

/** As the slots and the tools name them. */
export const FIGURES: Readonly<Record<string, Figure>> = {
  peak: { words: 'peak', spoken: decimal, side: 'peak', over: 'highest', up: HARDER, down: SOFTER },
  mean: {
    words: 'average pressure',
    spoken: decimal,
    side: 'mean',
    over: 'average',
    up: HARDER,
    down: SOFTER,
  },
  load_share: {
    words: 'load share',
    spoken: percent,
    side: 'heel_load_share_percent',
    sideWords: 'heel load',
    over: 'average',
    up: 'That part of the foot does more of the work now.',
    down: 'Other parts of the foot do more of the work now.',
  },
  high_force_events: {
    words: 'high-force events',
    plural: true,
    spoken: whole,
    side: 'high_force_events',
    over: 'total',
    up: HARDER,
    down: SOFTER,
  },
  cadence: {
    words: 'cadence',
    spoken: whole,
    side: 'cadence_per_min',
    over: 'average',
    up: 'Quicker steps usually land softer.',
    down: 'Slower steps are longer, and they usually land harder.',
  },
  contact_time: {
    words: 'contact time',
    spoken: (value) => `${whole(value)} milliseconds`,
    side: 'contact_time_ms',
    over: 'average',
    up: 'Your feet stay down longer, as they do when legs are tired.',
    down: 'Your step is getting springier.',
  },
  duration: {
    words: 'workout time',
    spoken: clock,
    side: 'duration_s',
    sideWords: 'time',
    over: 'total',
    up: 'You keep going longer.',
    down: 'Your workouts got shorter.',
  },
}
/** Whether less of a figure is softer on the foot. */
export const isLoad = (metric: string | undefined): boolean => figureOf(metric)?.down === SOFTER
export const figureOf = (metric: string | undefined): Figure | undefined => FIGURES[metric ?? '']
