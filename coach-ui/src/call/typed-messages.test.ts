import { beforeEach, expect, test } from 'vitest'
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
  let isConnected = true
  return {
    sent,
    lose: () => {
      isConnected = false
    },
    find: () => {
      isConnected = true
    },
    localParticipant: {
      async sendText(text: string) {
        if (!isConnected) throw new Error('not connected')
        sent.push(text)
        return { id: 'a-stream' } as never
      },
    },
  }
}

let session: Session
const hear = (input: CallInput) => feed(session, input)

beforeEach(() => {
  const view = createStore({ call: IDLE, lines: [], waitingSources: [] })
  session = { view } as unknown as Session
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
