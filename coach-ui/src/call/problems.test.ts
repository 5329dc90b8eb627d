import { expect, test } from 'vitest'
import { byGravity, problem, problemOfConnection, problemOfRequest } from './problems.ts'

const refused = (status: number, body: string) =>
  new Error(
    `Error generating token from endpoint /api/livekit/connection-details: received ${status} / ${body}`,
  )
test.each([
  ['login-expired', refused(401, '')],
  ['forbidden', refused(403, '{}')],
  ['too-many', refused(429, '<html>')],
  ['server-down', refused(503, '')],
  ['call-unreachable', refused(502, '')],
  ['server-down', new TypeError('Failed to fetch')],
  ['call-over', Object.assign(new Error('This call has ended.'), { status: 410 })],
  ['failed', new Error('anything else')],
] as const)('%s', (code, error) => {
  expect(problemOfRequest(error).code).toBe(code)
})

test.each([
  ['too-many-calls', 429, 'too_many_calls'],
  ['workout-missing', 404, 'workout_not_found'],
  ['call-unreachable', 503, 'livekit_unavailable'],
  ['too-many', 429, 'a_code_of_tomorrow'],
] as const)('%s is what a refusal with %i and the code %s means', (expected, status, code) => {
  const said = JSON.stringify({ error: { code, message: 'For programs.', hint: 'In English.' } })
  expect(problemOfRequest(refused(status, said))).toEqual({ code: expected })
  expect(problemOfRequest(Object.assign(new Error('For programs.'), { status, code }))).toEqual({
    code: expected,
  })
})

test('a refused token is told apart from a LiveKit that is not there', () => {
  expect(problemOfConnection(Object.assign(new Error('no'), { status: 401 })).code).toBe('token-invalid')
  expect(problemOfConnection(new Error('could not establish signal connection')).code).toBe(
    'call-unreachable',
  )
})

test('that nobody is heard is told before anything about the microphone', () => {
  const told = [problem('microphone-denied'), problem('sound-blocked'), problem('reconnecting')]
  const order = told.toSorted(byGravity).map(({ code }) => code)
  expect(order).toEqual(['reconnecting', 'sound-blocked', 'microphone-denied'])
})
