import { llm } from '@livekit/agents'
import { expect, it } from 'vitest'
import { joinQuestion } from './joined-question.ts'

const spoken = (content: string) => llm.ChatMessage.create({ role: 'user', content, transcriptConfidence: 0 })
const typed = (content: string) => llm.ChatMessage.create({ role: 'user', content })
const said = (content: string, interrupted = false) =>
  llm.ChatMessage.create({ role: 'assistant', content, interrupted })

const joined = (...items: llm.ChatMessage[]) =>
  joinQuestion(new llm.ChatContext(items)).items.flatMap((item) =>
    item.type === 'message' ? [`${item.role}: ${item.textContent}`] : [],
  )

it('what was said before and after a pause is one question, and what the coach had begun to say is gone', () => {
  const hello = said('Hello.')
  const whole = ['assistant: Hello.', 'user: What was my peak on the heel?']
  expect(joined(hello, spoken('What was my peak?'), spoken('on the heel?'))).toEqual(whole)
  expect(joined(hello, spoken('What was my peak?…'), said('Your pe', true), spoken('on the heel?'))).toEqual(
    whole,
  )
})

it.each([
  ['was answered in full', [spoken('What was my peak?'), said('It was 90.'), spoken('On the heel?')]],
  ['was typed', [typed('What was my peak?'), typed('On the heel?')]],
  ['is the first', [said('Hello.'), spoken('On the heel?')]],
])('a question behind one that %s stays', (_, items) => {
  expect(joined(...items)).toHaveLength(items.length)
})
