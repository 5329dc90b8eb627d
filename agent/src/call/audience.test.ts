import type { CallEvent } from '@kinetra/protocol/call-events'
import { expect, it } from 'vitest'
import { onceSubscribed } from './audience.ts'

const tool = (line: string): CallEvent => ({ kind: 'tool', name: 'get_events', line, ok: true })

it('tells in order what happened before somebody was there', async () => {
  const told: CallEvent[] = []
  const { promise: subscribed, resolve } = Promise.withResolvers<void>()
  const announce = onceSubscribed(subscribed, (event) => told.push(event))
  announce(tool('one'))
  announce(tool('two'))
  expect(told).toEqual([])
  resolve()
  await subscribed
  announce(tool('three'))
  expect(told).toEqual([tool('one'), tool('two'), tool('three')])
})

it('tells it as well where the voice could not be published', async () => {
  const told: CallEvent[] = []
  const failed = Promise.reject(new Error('no track'))
  const announce = onceSubscribed(failed, (event) => told.push(event))
  announce(tool('one'))
  await expect(failed).rejects.toThrow('no track')
  expect(told).toEqual([tool('one')])
})
