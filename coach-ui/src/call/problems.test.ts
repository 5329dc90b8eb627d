import { expect, test } from 'vitest'
import { byGravity, PROBLEMS, problem, problemOfConnection, problemOfRequest } from './problems.ts'

const refused = (status: number, body: string) =>
  new Error(
    `Error generating token from endpoint /api/livekit/connection-details: received ${status} / ${body}`,
  )
const body = JSON.stringify({
  error: { code: 'too_many_calls', message: 'You have 3 calls open.', hint: 'End one.' },
})

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

test('what the server says goes before our own words', () => {
  expect(problemOfRequest(refused(429, body))).toEqual({
    code: 'too-many',
    what: 'You have 3 calls open.',
    todo: 'End one.',
  })
})

test.each([
  ['login-expired', 401],
  ['call-over', 410],
] as const)('for %s there is a button: what the server tells programs is not shown', (code, status) => {
  expect(problemOfRequest(refused(status, body))).toEqual(problem(code))
})

test('a refused token is told apart from a LiveKit that is not there', () => {
  expect(problemOfConnection(Object.assign(new Error('no'), { status: 401 })).code).toBe('token-invalid')
  expect(problemOfConnection(new Error('could not establish signal connection')).code).toBe(
    'call-unreachable',
  )
})

test('every problem says what is wrong and what to do', () => {
  for (const [what, todo] of Object.values(PROBLEMS)) {
    expect(what).toMatch(/\.$/)
    expect(todo).toMatch(/\.$/)
  }
})

test('that nobody is heard is told before anything about the microphone', () => {
  const told = [problem('microphone-denied'), problem('sound-blocked'), problem('reconnecting')]
  const order = told.toSorted(byGravity).map(({ code }) => code)
  expect(order).toEqual(['reconnecting', 'sound-blocked', 'microphone-denied'])
})
