import { leavesPlace, ranked } from '../answers/ranked.ts'
import type { Intent } from '../intent.ts'
import { place, rank, workout } from '../slots.ts'

export const intent: Intent = {
  name: 'least_loaded',
  asks: 'which part of your foot took the least load{workout}',
  topic: 'place',
  asksPlace: true,
  covers: ['percent', 'lowest'],
  slots: [place, workout, rank],
  leaves: leavesPlace,
  answer: ranked('least'),
}
