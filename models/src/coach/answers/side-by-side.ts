import { decimal } from '../phrases/numbers.ts'
import { yourPlace } from '../phrases/places.ts'
import { say } from '../phrases/speech.ts'
import type { Turn } from '../turn.ts'
import { highest, noData, pressureOf } from './pressure.ts'

const WORDS = {
  peak: ['peaked at', 'took the harder hit'],
  mean: ['averaged', 'carried more'],
} as const

/** A figure of several places, one beside the other. */
export function* sideBySide(turn: Turn, places: readonly string[], key: 'peak' | 'mean') {
  const { feet, where } = yield* pressureOf(turn, null)
  const values = places.slice(0, 3).flatMap((region) => {
    const [top] = highest(feet, region, key)
    return top ? [{ region, value: top.value }] : []
  })
  const [first, ...others] = values
  if (!first) return noData(turn.understood.slots.foot)
  const [did, more] = WORDS[key]
  const most = values.toSorted((a, b) => b.value - a.value)[0]
  return say(
    `${yourPlace(first.region)} ${did} ${decimal(first.value)}${where}.`,
    others.length > 0 &&
      `${others.map(({ region, value }) => `${yourPlace(region)} ${did} ${decimal(value)}`).join(', and ')}.`,
    others.length > 0 && most && `So ${yourPlace(most.region)} ${more}.`,
  )
}
