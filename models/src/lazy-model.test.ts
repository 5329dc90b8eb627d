import { expect, test } from 'vitest'
import { LazyModel } from './lazy-model.ts'

test('loads once for all who ask', async () => {
  let loads = 0
  const model = new LazyModel('m', async () => {
    loads += 1
    return 'loaded'
  })
  expect(model.state).toBe('unloaded')
  expect(await Promise.all([model.get(), model.get()])).toEqual(['loaded', 'loaded'])
  expect([loads, model.state]).toEqual([1, 'loaded'])
})

test('a failure is status 503 with its reason, and the next need tries again', async () => {
  let works = false
  const model = new LazyModel('m', async () => {
    if (!works) throw new Error('no file')
    return 'loaded'
  })
  await expect(model.get()).rejects.toMatchObject({
    status: 503,
    message: expect.stringContaining('no file'),
  })
  expect(model.state).toBe('failed')
  works = true
  expect(await model.get()).toBe('loaded')
})
