import { expect, it } from 'vitest'
import { findEntities } from './entities.ts'
import { normalise } from './normalise.ts'

const found = (said: string) => findEntities(normalise(said))
const namesIn = (said: string) => found(said).workoutNames.map(({ names }) => names[0])

it.each([
  ['Open the tempo run.', ['tempo run']],
  ['What was my peak in Morning run?', ['morning run']],
  ['How hard was my first hill run?', ['hill run']],
  ['Compare the interval run with my long slow run', ['interval run', 'long slow run']],
  ['How many events were in my basketball session?', ['basketball']],
  ['How was my walk to work?', ['walk to work']],
  ['Open the balance test', ['balance test']],
  ['What was my cadence in the hill repeats?', ['hill repeats']],
  ['Did I do any cycling this week?', ['cycling']],
  ['open lake loop', ['lake loop']],
])('names a workout: %s', (said, names) => expect(namesIn(said)).toEqual(names))

it.each([
  'How did I run today?',
  'Compare this with my previous run.',
  'Open my last tennis session.',
  'Show me the hardest run of last week.',
  'List my workouts from this week.',
  'Was that run better than the one before?',
  'How many steps did I take in this workout?',
  'Open the second one.',
  'What should I focus on in my next run?',
])('names none: %s', (said) => expect(namesIn(said)).toEqual([]))

it('leaves a plain noun, so that a name is taken for nothing else', () => {
  expect(found('Tell me about the tempo run').tagged).toBe('tell me about the run')
  expect(found('open the balance test').tagged).toBe('open the workout')
})

it('tells names from words that only describe', () => {
  const [easy] = found('How was my easy run?').workoutNames
  expect(easy).toEqual({ names: ['easy run', 'easy'], mayDescribe: true })
  const [tempo] = found('How was my tempo run?').workoutNames
  expect(tempo?.mayDescribe).toBe(false)
})
