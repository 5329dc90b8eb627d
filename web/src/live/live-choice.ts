import { openStorage } from '@kinetra/coach-ui/preferences'
import { createStore } from '@kinetra/coach-ui/store'
import type { WorkoutSummary } from '@kinetra/workouts/summary'
import { FIGURES, type FigureName } from '@kinetra/workouts/usual/figures'
import type { Workout } from '@kinetra/workouts/workout'
import { clock, grouped } from '../format/format.ts'
import { FIGURE_WORDS } from '../usual/figure-words.ts'
import type { PlainId } from '../words/words.ts'

interface LiveFigure {
  readonly name: PlainId
  readonly unit: PlainId | null
  /** A dash where it is not known. */
  read(workout: Workout, now: WorkoutSummary | null): string
}

/** Of the last ten seconds. */
const ofNow = (figure: FigureName): LiveFigure => {
  const { name, unit, write } = FIGURE_WORDS[figure]
  return {
    name,
    unit,
    read(workout, summary) {
      const peak = summary && Math.max(...summary.feet.map(({ whole }) => whole.peak))
      const value = summary && FIGURES[figure].read({ workout: { ...workout, peakPressure: peak }, summary })
      return value === null ? '–' : write(value)
    },
  }
}

export const LIVE_FIGURES = {
  cadence: ofNow('cadence'),
  contactTime: ofNow('contactTime'),
  peakPressure: ofNow('peakPressure'),
  heelShare: ofNow('heelShare'),
  leftShare: ofNow('leftShare'),
  hardLandings: {
    name: 'hardLandings',
    unit: 'soFar',
    read: ({ highForceEvents }) => grouped(highForceEvents),
  },
  length: { name: 'length', unit: null, read: ({ durationInS }) => clock(durationInS) },
} as const satisfies Readonly<Record<string, LiveFigure>>
export type LiveFigureName = keyof typeof LIVE_FIGURES
export const LIVE_FIGURE_NAMES = Object.keys(LIVE_FIGURES) as LiveFigureName[]

const KEY = 'kinetra.live-figures'
const storage = openStorage('localStorage')

/** The two figures that this browser shows during a run. */
export const liveChoice = createStore<{ readonly first: LiveFigureName; readonly second: LiveFigureName }>(
  remembered(),
)

function remembered() {
  const [first, second] = (storage.getItem(KEY) ?? '').split(' ')
  const known = (name: string | undefined) => LIVE_FIGURE_NAMES.find((candidate) => candidate === name)
  return { first: known(first) ?? 'cadence', second: known(second) ?? 'hardLandings' } as const
}

export function chooseLiveFigure(place: 'first' | 'second', name: LiveFigureName): void {
  liveChoice.set({ [place]: name })
  const { first, second } = liveChoice.get()
  storage.setItem(KEY, `${first} ${second}`)
}
