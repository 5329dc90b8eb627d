import { workoutOf } from '../answers/which-workout.ts'
import type { Intent } from '../intent.ts'
import { say } from '../phrases/speech.ts'
import { nameOf, timeOfDay, whenOf } from '../phrases/workouts.ts'
import { workout } from '../slots.ts'

const ENDED = /\b(?:finish(?:ed)?|end(?:ed)?|stop(?:ped)?|over|done|g[eo]t (?:back|home))\b/

export const intent: Intent = {
  name: 'date',
  asks: 'when your workout{workout} was',
  topic: 'workout',
  covers: ['daytime'],
  slots: [workout, ({ tagged }) => (ENDED.test(tagged) ? { details: { isEnd: true } } : {})],
  answer: function* (turn) {
    const found = yield* workoutOf(turn)
    const when = whenOf(found.when)
    const end = turn.understood.details.isEnd ? timeOfDay(found.time_of_day_at_end) : ''
    if (end) return say(`It ended at ${end}.`, `${nameOf(found)} was ${when || 'then'}.`)
    if (!when) return 'I do not know when that workout was.'
    const at = timeOfDay(found.time_of_day)
    return say(`That was ${when}${at ? `, at ${at}` : ''}.`, `It is called ${nameOf(found)}.`)
  },
}
