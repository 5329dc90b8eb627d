import type { Turn } from '@kinetra/store/store'
import { expect, it } from 'vitest'
import { TurnOrder } from './turn-order.ts'

const turn = (who: Turn['who'], text: string, second: number, interrupted?: true): Turn => ({
  who,
  text,
  at: `2026-11-15T07:00:0${second}.000Z`,
  workoutId: null,
  ...(interrupted && { interrupted }),
})

function inOrder(turns: readonly Turn[]): string[] {
  const order = new TurnOrder()
  for (const one of turns) order.add(one)
  return turns.map(() => order.next()?.text ?? '')
}

it('an answer that was broken off stands before what broke it off, also where it is told of later', () => {
  const turns = [turn('user', 'Wait', 5), turn('coach', 'Your run took', 2, true), turn('coach', 'Yes?', 6)]
  expect(inOrder(turns)).toEqual(['Your run took', 'Wait', 'Yes?'])
})

it('all others stay in the order in which they were told of', () => {
  // A reply that was begun before its question was complete.
  const turns = [turn('user', 'How hard?', 5), turn('coach', '82.8', 4), turn('user', 'Thanks', 8)]
  expect(inOrder(turns)).toEqual(['How hard?', '82.8', 'Thanks'])
})
