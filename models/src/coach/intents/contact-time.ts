import { gaitFigure } from '../answers/single-figures.ts'
import { whole } from '../phrases/numbers.ts'

export const intent = gaitFigure({
  name: 'contact_time',
  asks: 'your ground contact time{workout}',
  metric: 'contact_time',
  term: 'contact time',
  field: 'contact_time_ms',
  limits: ['figure', 'milliseconds'],
  words: 'ground contact time',
  spoken: (value) => `${whole(value)} milliseconds`,
  meaning: 'That is how long each foot stays down; a shorter time means a springier step.',
})
