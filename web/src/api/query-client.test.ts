import { QueryObserver } from '@tanstack/react-query'
import { expect, it, vi } from 'vitest'
import { changed, KEYS, queryClient } from './query-client.ts'

it('what has changed while it was first asked for is asked for anew', async () => {
  const queryKey = KEYS.notes('some')
  const answers: ((notes: readonly string[]) => void)[] = []
  const queryFn = ({ signal }: { signal: AbortSignal }) =>
    new Promise<readonly string[]>((resolve, reject) => {
      answers.push(resolve)
      signal.addEventListener('abort', () => reject(signal.reason))
    })
  const observer = new QueryObserver(queryClient, { queryKey, queryFn })
  const unsubscribe = observer.subscribe(() => undefined)
  const asked = changed(queryKey)
  await vi.waitUntil(() => answers.length === 2)
  answers[0]?.([])
  answers[1]?.(['Left heel hurts.'])
  await asked
  expect(observer.getCurrentResult().data).toEqual(['Left heel hurts.'])
  unsubscribe()
})
