import { beforeEach, expect, test } from 'vitest'
import { callStore, changeLines, clearLines, feed } from './call-store.ts'
import { waitingIn, withSegment, withUnansweredWaiting } from './captions.ts'
import { deliverTyped, typeMessage } from './typed-messages.ts'

const ticket = { serverUrl: 'ws://127.0.0.1:7880', participantToken: 'token', callId: 'a'.repeat(32) }
const coachComes = () => feed({ type: 'coach-joined', nowMs: 1000 })
const waiting = () => waitingIn(callStore.get().lines).map(({ text }) => text)

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

beforeEach(() => {
  feed({ type: 'end' })
  clearLines()
  feed({ type: 'start', typingOnly: true })
  feed({ type: 'ticket', ticket })
})

test('what is typed before the coach comes is shown, kept, and sent as one message when it comes', async () => {
  const call = room()
  await typeMessage(call, 'How hard was it?')
  feed({ type: 'connected' })
  await typeMessage(call, 'On the heel.')
  expect(call.sent).toEqual([])
  expect(waiting()).toEqual(['How hard was it?', 'On the heel.'])
  coachComes()
  await deliverTyped(call)
  await deliverTyped(call)
  expect(call.sent).toEqual(['How hard was it?\nOn the heel.'])
  expect(waiting()).toEqual([])
})

test('what could not be sent waits for the connection', async () => {
  const call = room()
  feed({ type: 'connected' })
  coachComes()
  call.lose()
  await typeMessage(call, 'Still there?')
  expect(waiting()).toEqual(['Still there?'])
  call.find()
  await deliverTyped(call)
  expect(call.sent).toEqual(['Still there?'])
})

test('what a coach has not answered when it drops out waits for the next one', async () => {
  const call = room()
  feed({ type: 'connected' })
  coachComes()
  await typeMessage(call, 'Answered.')
  changeLines((lines) => withSegment(lines, { id: 'a', who: 'coach', text: 'Yes.', final: true }))
  await typeMessage(call, 'Not answered.')
  changeLines(withUnansweredWaiting)
  expect(waiting()).toEqual(['Not answered.'])
})
