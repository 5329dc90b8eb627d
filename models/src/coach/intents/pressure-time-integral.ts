import { regionFigure } from '../answers/single-figures.ts'
import { decimal, whole } from '../phrases/numbers.ts'

export const intent = regionFigure({
  name: 'pressure_time_integral',
  asks: 'the pressure-time integral{place}{workout}',
  term: 'pressure-time integral',
  field: 'pressure_time_integral',
  words: 'pressure-time integral',
  spoken: (value) => (value < 100 ? decimal(value) : whole(value)),
  meaning: 'It adds up the load over the whole workout, so it shows how much work that part of the foot did.',
})
