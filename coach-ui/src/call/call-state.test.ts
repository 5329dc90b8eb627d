import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CallInput, type CallPhase, type CallState, IDLE, isUp, nextCallState } from './call-state.ts'
import { type Problem, problem } from './problems.ts'

const ticket = { serverUrl: 'ws://127.0.0.1:7880', participantToken: 'token', callId: 'a'.repeat(32) }
const start: CallInput = { type: 'start' }
const details: CallInput = { type: 'ticket', ticket }
const connected: CallInput = { type: 'connected' }
const joined: CallInput = { type: 'coach-joined', nowMs: 1000 }
const play = (...inputs: CallInput[]) => inputs.reduce(nextCallState, IDLE)

test.each<[CallPhase, CallInput[]]>([
  ['consent', [{ type: 'ask-consent' }]],
  ['starting', [{ type: 'ask-consent' }, start]],
  ['connecting', [start, details]],
  ['waiting', [start, details, connected]],
  ['live', [start, details, connected, joined]],
  ['live', [start, details, joined, connected]],
  ['waiting', [start, details, connected, joined, { type: 'coach-left' }]],
  ['live', [start, details, connected, joined, { type: 'coach-left' }, joined]],
  ['reconnecting', [start, details, connected, joined, { type: 'reconnecting' }]],
  ['live', [start, details, connected, joined, { type: 'reconnecting' }, { type: 'reconnected' }]],
  ['waiting', [start, details, connected, { type: 'reconnecting' }, { type: 'reconnected' }]],
  ['ended', [start, details, connected, joined, { type: 'end' }]],
  ['ended', [start, { type: 'end' }]],
  ['failed', [start, { type: 'fail', problem: problem('server-down') }]],
])('%s', (phase, inputs) => {
  expect(play(...inputs).phase).toBe(phase)
})

test('a lost call may turn out to be over; any other failure stays what it was', () => {
  const lost = { type: 'fail', problem: problem('connection-lost') } as const
  const over = { type: 'fail', problem: problem('call-over') } as const
  expect(play(start, details, connected, lost, over).problem?.code).toBe('call-over')
  expect(play(start, over, lost).problem?.code).toBe('call-over')
})

test('a ticket that comes after the user hung up does not start the call again', () => {
  expect(play(start, { type: 'end' }, details)).toMatchObject({ phase: 'ended', ticket: null })
})

test('the time of the call starts when the coach first comes, not when it comes back', () => {
  const back: CallInput = { type: 'coach-joined', nowMs: 9000 }
  expect(play(start, details, connected, joined, { type: 'coach-left' }, back).startedAtMs).toBe(1000)
})

const notice = (code: Problem['code']): CallInput => ({ type: 'notice', notice: problem(code) })
const told = (...inputs: CallInput[]) =>
  play(start, details, connected, ...inputs).notices.map(({ code }) => code)

test('the coach coming answers the notice that it is late, and leaves the one about the microphone', () => {
  expect(told(notice('coach-late'), notice('microphone-denied'), joined)).toEqual(['microphone-denied'])
})

test('several things that are wrong are told at once, the gravest first', () => {
  const all = [notice('microphone-denied'), notice('sound-blocked'), { type: 'reconnecting' } as const]
  expect(told(...all)).toEqual(['reconnecting', 'sound-blocked', 'microphone-denied'])
  expect(told(...all, { type: 'reconnected' })).toEqual(['sound-blocked', 'microphone-denied'])
})

test('of the microphone the latest is told alone', () => {
  expect(told(notice('microphone-denied'), notice('microphone-missing'))).toEqual(['microphone-missing'])
})

test('a call that is made again is another attempt', () => {
  expect(play(start, { type: 'end' }, start).attempt).toBe(2)
})

test('whatever happens, there is a ticket just where there is a room, and a reason wherever a call failed', () => {
  const input = fc.constantFrom<CallInput>(
    { type: 'ask-consent' },
    start,
    details,
    connected,
    joined,
    { type: 'coach-left' },
    { type: 'reconnecting' },
    { type: 'reconnected' },
    { type: 'notice', notice: problem('sound-blocked') },
    { type: 'clear-notices', codes: ['sound-blocked'] },
    { type: 'fail', problem: problem('failed') },
    { type: 'end' },
  )
  fc.assert(
    fc.property(fc.array(input), (inputs) => {
      const state: CallState = play(...inputs)
      expect(state.ticket !== null).toBe(state.phase === 'connecting' || isUp(state.phase))
      expect(state.problem !== null).toBe(state.phase === 'failed')
    }),
  )
})
