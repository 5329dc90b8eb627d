import type { CueSettings } from '@kinetra/protocol/cues'
import type { Cue, CueRule, Given, Sight } from './cue-rule.ts'
import { isTimeAgain, isTimeFor, toleranceOf } from './cue-timing.ts'
import type { Footfall } from './footfalls.ts'
import { type LiveRun, SLICE_MS } from './live-run.ts'
import { RULES } from './rules.ts'
import { TOLD_FIGURES } from './told-figures.ts'
import { type Usuals, usualSoFar } from './usual.ts'

/** The first minutes show what is usual, without the first steps. */
const SETTLING_MS = 20_000
const FIRST_STRETCH_MS = 100_000
/** Strides of the first minutes differ no more, in cadence: else the wearer had not begun to run. */
const EVEN_WITHIN = 0.15
/** Who moves at less of the usual cadence walks or stands for a while. */
const MOVING_SHARE = 0.8
const MOVING_STRETCH_MS = 15_000

/** A cue and the rule that gives it. */
export interface FoundCue extends Cue {
  readonly rule: CueRule
}

interface Watched {
  readonly rule: CueRule
  readonly look: (sight: Sight) => Cue | null
  given: Given
}

/** Watches one workout with all rules, and chooses what is said next, if anything. Its clock is that of the run. */
export class Lookout {
  readonly run: LiveRun
  readonly #goals: Sight['goals']
  #usual: Usuals = {}
  readonly #watched: Watched[]
  readonly #footfalls: Footfall[] = []
  #seenMs = 0
  #lastCueMs = Number.NEGATIVE_INFINITY

  /** @param goals the user's for this kind of workout. */
  constructor(run: LiveRun, goals: Sight['goals'], rules: readonly CueRule[] = RULES) {
    this.run = run
    this.#goals = goals
    this.#watched = rules.map((rule) => ({
      rule,
      look: rule.watch(),
      given: { lastMs: Number.NEGATIVE_INFINITY, isOpen: false, worked: 0 },
    }))
  }

  get usual(): Usuals {
    return this.#usual
  }

  /** What is usual for the user; what nobody tells is learned from the workout's first minutes. */
  learn(usual: Usuals): void {
    this.#usual = { ...this.#usual, ...usual }
  }

  /** Footfalls that ended; to be told before it is asked for the next cue. */
  saw(footfalls: readonly Footfall[]): void {
    this.#footfalls.push(...footfalls)
  }

  /**
   * The cue that is due now, or null. It has been given only once `gave` is called.
   * @param isQuiet whether the user wants to hear nothing for now.
   */
  next(settings: CueSettings, isQuiet = false): FoundCue | null {
    const { nowMs } = this.run
    const isNewSlice = this.run.settledMs !== this.#seenMs
    this.#seenMs = this.run.settledMs
    if (isNewSlice) this.#learnUsual()
    const sight = {
      ...{ run: this.run, usual: this.#usual, goals: this.#goals, isNewSlice },
      footfalls: this.#footfalls.splice(0),
      isMoving: isNewSlice && this.#isMoving(),
      tolerance: toleranceOf(settings),
    }
    const found = this.#watched.flatMap(({ rule, look, given }): FoundCue[] => {
      const cue = look({ ...sight, given })
      const isWanted = settings.only === null || settings.only === rule.topic || rule.isAlways === true
      if (!cue || isQuiet || !isWanted || !isTimeFor(rule, settings, nowMs - this.#lastCueMs)) return []
      return cue.tone === 'praise' || isTimeAgain(rule, given, settings, nowMs) ? [{ ...cue, rule }] : []
    })
    return found.toSorted(byUrgency)[0] ?? null
  }

  /** A cue was given just now. */
  gave({ rule, tone }: FoundCue): void {
    const { nowMs } = this.run
    this.#lastCueMs = nowMs
    const watched = this.#watched.find((one) => one.rule === rule)
    if (!watched) return
    const { worked } = watched.given
    watched.given = {
      lastMs: nowMs,
      isOpen: tone === 'hint',
      worked: tone === 'praise' ? worked + 1 : worked,
    }
  }

  #learnUsual(): void {
    if (TOLD_FIGURES.every((name) => this.#usual[name])) return
    if (this.run.sinceStartMs(this.run.settledMs) < SETTLING_MS + FIRST_STRETCH_MS) return
    const slices = this.run.slices(FIRST_STRETCH_MS)
    if (slices.length < FIRST_STRETCH_MS / SLICE_MS) return
    const cadences = slices.map(({ summary }) => summary.gait?.cadencePerMin ?? 0)
    const isEven = Math.min(...cadences) >= (1 - EVEN_WITHIN) * Math.max(...cadences)
    const stretch = this.run.stretch(FIRST_STRETCH_MS)
    if (stretch && isEven) this.#usual = { ...usualSoFar(stretch), ...this.#usual }
  }

  #isMoving(): boolean {
    const usual = this.#usual.cadence?.value
    const now = this.run.stretch(MOVING_STRETCH_MS)?.summary.gait?.cadencePerMin
    return usual === undefined || (now !== undefined && now >= MOVING_SHARE * usual)
  }
}

/** Urgent ones first; of others, advice before praise. */
const byUrgency = (one: FoundCue, other: FoundCue) => rank(one) - rank(other)
const rank = ({ rule, tone }: FoundCue) => (rule.isUrgent ? 0 : tone === 'hint' ? 1 : 2)
