import { expect, test, vi } from 'vitest'
import { pollEvery } from './poll-every.ts'

test('a slow server is never asked twice at once, one that fails is asked again, and the end ends it', async () => {
  const answers: PromiseWithResolvers<void>[] = []
  const signals: AbortSignal[] = []
  const stop = pollEvery(1, (signal) => {
    const answer = Promise.withResolvers<void>()
    answers.push(answer)
    signals.push(signal)
    return answer.promise
  })
  await vi.waitFor(() => expect(answers).toHaveLength(1))
  await new Promise((done) => setTimeout(done, 30))
  expect(answers).toHaveLength(1)
  answers[0]?.reject(new Error('refused by the test'))
  await vi.waitFor(() => expect(answers).toHaveLength(2))
  answers[1]?.resolve()
  await vi.waitFor(() => expect(answers).toHaveLength(3))
  stop()
  expect(signals[2]?.aborted).toBe(true)
  answers[2]?.resolve()
  await new Promise((done) => setTimeout(done, 30))
  expect(answers).toHaveLength(3)
})
