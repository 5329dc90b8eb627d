import { leavesPlace, ranked } from '../answers/ranked.ts'
import type { Intent } from '../intent.ts'
import { place, rank, workout } from '../slots.ts'

export const intent: Intent = {
  name: 'most_loaded',
  asks: 'which part of your foot took the most load{workout}',
  topic: 'place',
  asksPlace: true,
  covers: ['percent'],
  slots: [place, workout, rank],
  leaves: leavesPlace,
  answer: ranked('most'),
}
