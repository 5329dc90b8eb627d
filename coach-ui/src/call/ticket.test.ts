import { expect, test } from 'vitest'
import { ticketOf } from './ticket.ts'

const callId = '0123456789abcdef0123456789abcdef'
const room = `kinetra-session-workout-5a0c0de0000000000000000c-${callId}`
const token = (claims: unknown) =>
  `e30.${btoa(JSON.stringify(claims)).replaceAll('+', '-').replaceAll('/', '_')}.signature`

test.each([
  ['the room’s name', { serverUrl: 'ws://x', participantToken: 'opaque', roomName: room }],
  ['the token', { serverUrl: 'ws://x', participantToken: token({ video: { room } }) }],
])('the call’s id comes from %s', (_, details) => {
  expect(ticketOf(details)).toMatchObject({ serverUrl: 'ws://x', callId })
})

test('a sandbox’s room has no call of ours', () => {
  const details = { serverUrl: 'ws://x', participantToken: token({ video: { room: 'sandbox-1' } }) }
  expect(ticketOf(details)?.callId).toBeNull()
})

test.each([{}, null, { serverUrl: '', participantToken: 't' }, { serverUrl: 'ws://x' }])(
  'details that let nobody join are refused: %j',
  (details) => {
    expect(ticketOf(details)).toBeUndefined()
  },
)
