import { notMeasured } from '../answers/not-measured.ts'
import { pressureOf } from '../answers/pressure.ts'
import type { Intent } from '../intent.ts'
import { percent } from '../phrases/numbers.ts'
import { say } from '../phrases/speech.ts'
import { workout } from '../slots.ts'

export const intent: Intent = {
  name: 'stance_phases',
  asks: 'your stance phases{workout}',
  topic: 'workout',
  covers: ['percent'],
  slots: [workout],
  term: 'stance phase',
  answer: function* (turn) {
    const { stance_phases_percent: phases, where } = yield* pressureOf(turn, null)
    const { loading = null, mid_stance = null, push_off = null } = phases ?? {}
    if (loading === null || mid_stance === null || push_off === null) return notMeasured('stance phases')
    return say(
      `Loading took ${percent(loading)} of each step${where}.`,
      `Mid-stance took ${percent(mid_stance)} and push-off ${percent(push_off)}.`,
      'A long loading phase means a heavier landing, a short push-off less drive.',
    )
  },
}
