import type { Turn } from '@kinetra/store/store'
import { expect, it } from 'vitest'
import { closingNote } from './closing-note.ts'

const turn = (who: Turn['who'], text: string, isFromData = false): Turn => ({
  who,
  text,
  at: '2026-01-01T10:00:00.000Z',
  workoutId: null,
  ...(isFromData && { toolCalls: [{ name: 'get_events', arguments: '{}', result: '{}' }] }),
})

it('says in two lines what was asked and what the data answered', () => {
  const turns = [
    turn('coach', 'Hello.', true),
    turn('user', 'How many events were there?'),
    turn('coach', 'You had 12 events.', true),
    turn('user', 'Thanks'),
    turn('coach', 'See you.'),
  ]
  expect(closingNote(turns)).toBe('Asked: How many events were there?\nCoach: You had 12 events.')
})

it('is not written where nothing was asked', () => {
  expect(closingNote([turn('coach', 'Hello.', true), turn('user', 'Bye')])).toBeNull()
})
