import { expect, it } from 'vitest'
import { findFoot } from './feet.ts'

it.each([
  ['is it right', null],
  ['that looks right', null],
  ['are they right', null],
  ['am i right about the heel', null],
  ['is it right heel heavy', 'right'],
  ['it was right foot only', 'right'],
  ['was the right one worse', 'right'],
  ['what about the right', 'right'],
])('of which foot "%s" is', (text, foot) => expect(findFoot(text).foot).toBe(foot))
