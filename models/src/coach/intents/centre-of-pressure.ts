import { pressureOf, shareOf } from '../answers/pressure.ts'
import type { Intent } from '../intent.ts'
import { percent } from '../phrases/numbers.ts'
import { say } from '../phrases/speech.ts'
import { workout } from '../slots.ts'

export const intent: Intent = {
  name: 'centre_of_pressure',
  asks: 'your centre of pressure{workout}',
  topic: 'workout',
  covers: ['place', 'percent'],
  slots: [workout],
  term: 'centre of pressure',
  answer: function* (turn) {
    const { feet, where } = yield* pressureOf(turn, null)
    const [foot] = feet
    const [heel, forefoot] = [foot ? shareOf(foot, 'heel') : null, foot ? shareOf(foot, 'forefoot') : null]
    if (heel === null || forefoot === null) return 'I have no centre of pressure for this workout.'
    return say(
      `Your load leans to the ${forefoot >= heel ? 'forefoot' : 'heel'}${where}.`,
      `The forefoot carried ${percent(forefoot)} of the load and the heel ${percent(heel)}.`,
      'A smooth path from heel to big toe is what you want.',
    )
  },
}
