import { leavesPlace, ranked } from '../answers/ranked.ts'
import type { Intent } from '../intent.ts'
import { place, rank, workout } from '../slots.ts'

export const intent: Intent = {
  name: 'least_loaded',
  asks: 'which part of your foot took the least load{workout}',
  topic: 'place',
  covers: ['percent', 'lowest'],
  slots: [place, workout, rank],
  // Of a place that was spoken of, nobody asks which part it is.
  inherits: (own, _, { previous }) => (previous?.slots.region && !own.slots.region ? own : null),
  leaves: leavesPlace,
  answer: ranked('least'),
}
