import { connectionDetailsRequest } from '@kinetra/protocol/connection-details'
import { describe, expect, it } from 'vitest'
import { checkWishes, requestedTimeZone, requestedWorkout } from './wishes.ts'

const A = 'a'.repeat(24)
const B = 'b'.repeat(24)
const C = 'c'.repeat(24)
const agents = (...metadata: string[]) => ({
  room_config: { agents: metadata.map((text) => ({ metadata: text })) },
})
const naming = (id: string) => JSON.stringify({ workout_id: id })

describe('the workout that is wished for', () => {
  it.each([
    [
      'in agent metadata, before all else',
      { ...agents(naming(A)), room_name: `kinetra-session-workout-${B}` },
      A,
    ],
    [
      'in the room name, before the person',
      { room_name: `kinetra-session-workout-${B}-x`, participant_metadata: naming(C) },
      B,
    ],
    ['with the person', { participantMetadata: naming(C) }, C],
    ['nowhere', {}, undefined],
    ['in text that is not JSON', agents('hello'), undefined],
    ['in JSON that is no object', agents('[1]'), undefined],
    ['through a prototype', agents(`{"__proto__": {"workout_id": "${A}"}}`), undefined],
    ['as something else than text', agents('{"workout_id": {"$gt": ""}}'), { $gt: '' }],
  ])('is found %s', (_where, body, expected) => {
    expect(requestedWorkout(connectionDetailsRequest.parse(body))).toEqual(expected)
  })
})

describe('the time zone that is wished for', () => {
  it.each([
    ['in agent metadata', agents('{"time_zone": "Asia/Tokyo"}'), 'Asia/Tokyo'],
    ['with the person', { participantMetadata: '{"time_zone": "Europe/Berlin"}' }, 'Europe/Berlin'],
    ['nowhere', {}, null],
    ['nowhere on this earth', agents('{"time_zone": "Mars/Olympus"}'), null],
    ['as something else than text', agents('{"time_zone": {"$gt": ""}}'), null],
    ['without end', agents(JSON.stringify({ time_zone: 'UTC'.padEnd(2000, 'C') })), null],
  ])('is found %s', (_where, body, expected) => {
    expect(requestedTimeZone(connectionDetailsRequest.parse(body))).toBe(expected)
  })
})

describe('wishes that are refused', () => {
  it.each([
    ['a second agent', agents('', ''), 'too_many_agents'],
    ['an unknown agent', { room_config: { agents: [{ agent_name: 'other' }] } }, 'unknown_agent'],
    ['metadata over 4 KB', agents('x'.repeat(4097)), 'metadata_too_large'],
    ['metadata over 4 KB in bytes', { participant_metadata: 'ä'.repeat(2049) }, 'metadata_too_large'],
  ])('%s', (_what, body, code) => {
    expect(() => checkWishes(connectionDetailsRequest.parse(body))).toThrowError(
      expect.objectContaining({ code }),
    )
  })
})
