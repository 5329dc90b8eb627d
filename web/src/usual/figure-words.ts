import type { Verdict } from '@kinetra/workouts/usual/compare'
import type { FigureName } from '@kinetra/workouts/usual/figures'
import { decimal, oneDecimal, percent } from '../format/format.ts'
import type { PlainId } from '../words/words.ts'

interface FigureWords {
  readonly name: PlainId
  /** What it is in the field's words. */
  readonly term: PlainId
  readonly unit: PlainId | null
  readonly write: (value: number) => string
}

const whole = (value: number) => decimal(value, 0)
const tenths = (value: number) => decimal(value, 1)

/** How each figure is called and written, on every page. */
export const FIGURE_WORDS: Readonly<Record<FigureName, FigureWords>> = {
  hardLandings: { name: 'hardLandings', term: 'hardLandingsTerm', unit: 'aMinutePerFoot', write: tenths },
  lightContacts: { name: 'lightContacts', term: 'lightContactsTerm', unit: 'aMinutePerFoot', write: tenths },
  peakPressure: { name: 'peakPressure', term: 'peakPressureTerm', unit: null, write: oneDecimal },
  cadence: { name: 'cadence', term: 'cadenceTerm', unit: 'stepsPerMinute', write: whole },
  contactTime: { name: 'contactTime', term: 'contactTimeTerm', unit: 'msPerStep', write: whole },
  heelShare: { name: 'onHeels', term: 'onHeelsTerm', unit: 'ofLoad', write: percent },
  leftShare: { name: 'onLeftFoot', term: 'onLeftFootTerm', unit: 'ofLoad', write: percent },
}

/** A sign beside the word: none is told by its colour. */
export const VERDICT_WORDS: Readonly<Record<Verdict, readonly [sign: string, words: PlainId]>> = {
  better: ['✓', 'verdictBetter'],
  worse: ['!', 'verdictWorse'],
  more: ['▲', 'verdictMore'],
  less: ['▼', 'verdictLess'],
  'as-usual': ['=', 'verdictAsUsual'],
  unclear: ['≈', 'verdictUnclear'],
}
