import { noData, pressureOf, shareOf } from '../answers/pressure.ts'
import { loadShare } from '../answers/shares.ts'
import type { Intent } from '../intent.ts'
import { percent } from '../phrases/numbers.ts'
import { say } from '../phrases/speech.ts'
import { places, workout } from '../slots.ts'

export const intent: Intent = {
  name: 'balance',
  asks: 'how balanced left and right were{workout}',
  topic: 'workout',
  covers: ['foot', 'feet', 'percent', 'comparison'],
  slots: [workout, places],
  answer: function* (turn) {
    const { details } = turn.understood
    if (details.places && details.places.length > 1) return yield* loadShare(turn)
    const { feet, left_load_share_percent: left, where } = yield* pressureOf(turn, null)
    if (left !== null) {
      const right = 100 - (left >= 10 && left <= 90 ? Math.round(left) : left)
      return say(
        `Your left foot carried ${percent(left)} of the load${where}, and your right ${percent(right)}.`,
        Math.abs(left - 50) < 3
          ? 'That is nicely even.'
          : `So you lean on the ${left >= 50 ? 'left' : 'right'} foot; see whether that stays so in other workouts.`,
      )
    }
    const [foot] = feet
    if (!foot) return noData(undefined)
    const [heel, forefoot] = [shareOf(foot, 'heel'), shareOf(foot, 'forefoot')]
    return say(
      `I only have ${foot.foot === 'left' || foot.foot === 'right' ? `your ${foot.foot} foot` : 'one foot'} in this workout.`,
      heel !== null &&
        forefoot !== null &&
        `On it, the heel carried ${percent(heel)} of the load and the forefoot ${percent(forefoot)}.`,
      'With both insoles I can compare left and right.',
    )
  },
}
