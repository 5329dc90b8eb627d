import { PAGE_TOPIC } from '@kinetra/protocol/page'
import type { SendTextOptions } from 'livekit-client'
import { beforeEach, expect, test } from 'vitest'
import type { CoachContext } from '../settings.ts'
import { createStore } from '../store/create-store.ts'
import { type CallInput, IDLE } from './call-state.ts'
import { waitingIn, withSegment, withUnansweredWaiting } from './captions.ts'
import { changeLines, feed, type Session } from './session.ts'
import { deliverTyped, typeMessage } from './typed-messages.ts'

const ticket = { serverUrl: 'ws://127.0.0.1:7880', participantToken: 'token', callId: 'a'.repeat(32) }
const coachComes = () => hear({ type: 'coach-joined', nowMs: 1000 })
const waiting = () => waitingIn(session.view.get().lines).map(({ text }) => text)

/** A room that writes down what is sent, as long as it is connected. */
function room() {
  const sent: string[] = []
  const places: unknown[] = []
  let isConnected = true
  return {
    sent,
    places,
    lose: () => {
      isConnected = false
    },
    find: () => {
      isConnected = true
    },
    localParticipant: {
      async sendText(text: string, options?: SendTextOptions) {
        if (!isConnected) throw new Error('not connected')
        sent.push(text)
        places.push(JSON.parse(options?.attributes?.[PAGE_TOPIC] ?? 'null'))
        return { id: 'a-stream' } as never
      },
    },
  }
}

let session: Session
const hear = (input: CallInput) => feed(session, input)

beforeEach(() => {
  const view = createStore({ call: IDLE, lines: [], waitingSources: [] })
  const coach = { settings: createStore<{ context?: CoachContext }>({}) }
  session = { view, coach } as unknown as Session
  hear({ type: 'start' })
  hear({ type: 'ticket', ticket })
})

test('what is typed before the coach comes is shown, kept, and sent as one message when it comes', async () => {
  const call = room()
  await typeMessage(session, call, 'How hard was it?')
  hear({ type: 'connected' })
  await typeMessage(session, call, 'On the heel.')
  expect(call.sent).toEqual([])
  expect(waiting()).toEqual(['How hard was it?', 'On the heel.'])
  coachComes()
  await deliverTyped(session, call)
  await deliverTyped(session, call)
  expect(call.sent).toEqual(['How hard was it?\nOn the heel.'])
  expect(waiting()).toEqual([])
})

test('what is typed says where it was typed, as the app has it by then', async () => {
  const call = room()
  hear({ type: 'connected' })
  coachComes()
  session.coach.settings.set({ context: { workoutId: 'run-1', region: 'M3' } })
  await typeMessage(session, call, 'Why is it red?')
  session.coach.settings.set({ context: { workoutId: 'run-2' } })
  await typeMessage(session, call, 'And here?')
  expect(call.places).toEqual([
    { workoutId: 'run-1', region: 'M3', timeMs: null },
    { workoutId: 'run-2', region: null, timeMs: null },
  ])
})

test('what could not be sent waits for the connection', async () => {
  const call = room()
  hear({ type: 'connected' })
  coachComes()
  call.lose()
  await typeMessage(session, call, 'Still there?')
  expect(waiting()).toEqual(['Still there?'])
  call.find()
  await deliverTyped(session, call)
  expect(call.sent).toEqual(['Still there?'])
})

test('what a coach has not answered when it drops out waits for the next one', async () => {
  const call = room()
  hear({ type: 'connected' })
  coachComes()
  await typeMessage(session, call, 'Answered.')
  changeLines(session, (lines) => withSegment(lines, { id: 'a', who: 'coach', text: 'Yes.', final: true }))
  await typeMessage(session, call, 'Not answered.')
  changeLines(session, withUnansweredWaiting)
  expect(waiting()).toEqual(['Not answered.'])
})
