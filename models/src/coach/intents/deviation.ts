import { regionFigure } from '../answers/single-figures.ts'
import { decimal } from '../phrases/numbers.ts'

export const intent = regionFigure({
  name: 'deviation',
  asks: 'how much the pressure varied{place}{workout}',
  term: 'standard deviation',
  field: 'standard_deviation',
  words: 'standard deviation of the pressure',
  preposition: 'on',
  spoken: decimal,
  meaning: 'That is how far it swings around its average.',
})
