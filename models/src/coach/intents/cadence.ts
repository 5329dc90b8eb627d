import { gaitFigure } from '../answers/single-figures.ts'
import { whole } from '../phrases/numbers.ts'

export const intent = gaitFigure({
  name: 'cadence',
  asks: 'your cadence{workout}',
  metric: 'cadence',
  term: 'cadence',
  field: 'cadence_per_min',
  limits: ['figure', 'steps'],
  words: 'cadence',
  spoken: (value) => `${whole(value)} steps a minute`,
  meaning: 'Quicker, shorter steps usually land softer.',
})
