import { expect, it } from 'vitest'
import { isSaid } from '../learned/learned-intent.ts'
import { withNearestPhrase } from './sounds-like.ts'

it.each([
  ['any low force on my little coast', 'any low force on my little toes'],
  ['how big was the contact area of my midwifk', 'how big was the contact area of my midfoot'],
  ['what does load cher tell me', 'what does load share tell me'],
  ['events on the latter will heel', 'events on the lateral heel'],
  ['when was it on my big tote', 'when was it on my big toe'],
])('"%s" was "%s"', (heard, said) => {
  expect(withNearestPhrase(heard, isSaid)).toBe(said)
})

it.each([
  'how many steps did i take',
  'what was the peak on the fifth metatarsal',
  'who won the bundesliga',
  'my bike is broken can you help',
  'how do i pump up my tyres',
  'is the bus on time',
  '',
])('"%s" is what was said', (text) => {
  expect(withNearestPhrase(text, isSaid)).toBeNull()
})
