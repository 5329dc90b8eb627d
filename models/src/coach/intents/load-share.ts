import { loadShare } from '../answers/shares.ts'
import type { Intent } from '../intent.ts'
import { place, workout } from '../slots.ts'

export const intent: Intent = {
  name: 'load_share',
  asks: 'the share of the load{place}{workout}',
  topic: 'place',
  slots: [place, workout],
  metric: 'load_share',
  term: 'load share',
  answer: loadShare,
}
