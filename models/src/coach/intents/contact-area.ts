import { regionFigure } from '../answers/single-figures.ts'
import { decimal } from '../phrases/numbers.ts'

export const intent = regionFigure({
  name: 'contact_area',
  asks: 'the contact area{place}{workout}',
  term: 'contact area',
  field: 'contact_area_percent',
  words: 'contact area',
  spoken: (value) => `${decimal(value)} percent`,
  meaning: 'That is the share of the sensors that felt load while you stood on them.',
})
