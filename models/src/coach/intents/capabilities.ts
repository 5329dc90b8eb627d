import type { Intent } from '../intent.ts'

export const intent: Intent = {
  name: 'capabilities',
  answer: () =>
    'I know your foot pressure. Ask me for a summary, a peak, the most loaded part, high-force events, cadence or how you compare with last time. I can also show a region or a moment, open another workout and take notes.',
}
