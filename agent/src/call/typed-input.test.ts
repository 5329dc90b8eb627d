import { expect, it } from 'vitest'
import { createTypedInput } from './typed-input.ts'

it('keeps what is typed while the session starts, and answers it as one message', () => {
  const replies: unknown[] = []
  const session = {
    interrupt: () => replies.push('interrupted') as never,
    generateReply: ({ userInput }: { userInput?: unknown } = {}) => replies.push(userInput) as never,
  }
  const typed = createTypedInput()
  typed.callback(session, { text: 'How hard was it?' })
  typed.callback(session, { text: 'On the heel.' })
  expect(replies).toEqual([])
  typed.started(session)
  typed.callback(session, { text: 'And now?' })
  expect(replies).toEqual(['interrupted', 'How hard was it?\nOn the heel.', 'interrupted', 'And now?'])
})
