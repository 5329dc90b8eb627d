import type { Cue, CueRule, Sight } from './cue-rule.ts'
import { SLICE_MS } from './live-run.ts'
import { figureOf, keyOf, type ToldFigure } from './told-figures.ts'

/** The trend of a minute is told, not of a step. */
const STRETCH_MS = 60_000
/** With fewer slices a stretch has gaps, and is not judged. */
const FEWEST_SLICES = (0.8 * STRETCH_MS) / SLICE_MS
/** Back to usual is this share of the band. */
const BACK_SHARE = 0.5

interface Said {
  /** Rounded as they are said. */
  readonly now: number
  readonly usual: number
}

interface Band {
  readonly topic: string
  readonly figure: ToldFigure
  /** On which side of the usual it matters. */
  readonly side: 'above' | 'below' | 'either'
  /** What is still usual around the usual figure, in the unit it is said in; more where the user's own workouts differ by more. */
  readonly least: number
  /** By how many standard errors of the last minute it must lie outside. */
  readonly sureness: number
  readonly everyMs: number
  says(said: Said): string
  /** When it is back to usual after a hint. */
  saysItWorked(said: Said): string
}

/**
 * A rule that speaks up where the last minute of a figure lies outside a band around what is usual for its wearer, and
 * once when it is back after that: bandwidth feedback (docs/cues.md names the sources).
 */
export function outsideBand(band: Band): CueRule {
  const { topic, everyMs } = band
  return { topic, everyMs, isUrgent: false, watch: () => (sight) => look(band, sight) }
}

function look(band: Band, { run, usual, tolerance, isNewSlice, isMoving, given }: Sight): Cue | null {
  const base = usual[band.figure]
  if (!base || !isNewSlice || !isMoving) return null
  const slices = run
    .slices(STRETCH_MS)
    .map((slice) => figureOf(band.figure, slice))
    .filter((value) => value !== null)
  const stretch = run.stretch(STRETCH_MS)
  const now = stretch && figureOf(band.figure, stretch)
  if (now === null || slices.length < FEWEST_SLICES) return null
  const width = tolerance * Math.max(band.least, base.width)
  const away = now - base.value
  const isWorseSide = band.side === 'either' || (band.side === 'above' ? away > 0 : away < 0)
  const margin = band.sureness * standardError(slices)
  const said = { now: Math.round(now), usual: Math.round(base.value) }
  const toMs = run.sinceStartMs(run.settledMs)
  const facts = {
    workout_id: run.workout.id,
    from_s: Math.max(0, toMs - STRETCH_MS) / 1000,
    to_s: toMs / 1000,
    [keyOf(band.figure)]: said.now,
    usual: { [keyOf(band.figure)]: said.usual },
  }
  if (isWorseSide && Math.abs(away) - margin > width) return { tone: 'hint', says: band.says(said), facts }
  const isBack = !isWorseSide || Math.abs(away) + margin < Math.max(width * BACK_SHARE, 2 * margin)
  return given.isOpen && isBack ? { tone: 'praise', says: band.saysItWorked(said), facts } : null
}

function standardError(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return Math.sqrt(squares / (values.length - 1) / values.length)
}
