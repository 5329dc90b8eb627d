import { loadShare } from '../answers/shares.ts'
import type { Intent } from '../intent.ts'
import { limit, place, places, several, workout } from '../slots.ts'

export const intent: Intent = {
  name: 'load_share',
  asks: 'the share of the load{place}{workout}',
  topic: 'place',
  covers: ['percent', 'comparison'],
  slots: [place, places, workout, limit('figure', 'percent'), several],
  metric: 'load_share',
  term: 'load share',
  leaves: ({ details }) => (details.places ? ['limit'] : []),
  answer: loadShare,
}
