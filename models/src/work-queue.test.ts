import { expect, test } from 'vitest'
import { WorkQueue } from './work-queue.ts'

function createRecorder() {
  const done: string[] = []
  const gate = Promise.withResolvers<void>()
  const job = (name: string) => async () => {
    await gate.promise
    done.push(name)
    return name
  }
  return { done, job, open: gate.resolve }
}

test('one at a time, the one due first before the others, equals as they came', async () => {
  const queue = new WorkQueue()
  const { done, job, open } = createRecorder()
  const all = [
    queue.run(job('running'), 9),
    queue.run(job('later'), 5),
    queue.run(job('first'), 1),
    queue.run(job('also first'), 1),
  ]
  expect(queue.length).toBe(3)
  open()
  expect(await Promise.all(all)).toEqual(['running', 'later', 'first', 'also first'])
  expect(done).toEqual(['running', 'first', 'also first', 'later'])
})

test('who got a result may ask for its next part before another’s turn comes', async () => {
  const queue = new WorkQueue()
  const { done, job, open } = createRecorder()
  const first = queue.run(job('first'), 1)
  const others = queue.run(job('other’s'), 3)
  open()
  const handedOn = async () => await first
  await handedOn()
  await Promise.all([queue.run(job('next'), 2), others])
  expect(done).toEqual(['first', 'next', 'other’s'])
})

test('a failure reaches its caller and does not stop the next job', async () => {
  const queue = new WorkQueue()
  const failing = queue.run(() => Promise.reject(new Error('broken')), 0)
  const next = queue.run(async () => 'fine', 0)
  await expect(failing).rejects.toThrow('broken')
  expect(await next).toBe('fine')
})

test('a job whose caller left is dropped', async () => {
  const queue = new WorkQueue()
  const { done, job, open } = createRecorder()
  const controller = new AbortController()
  const running = queue.run(job('running'), 0)
  const dropped = queue.run(job('dropped'), 0, controller.signal)
  controller.abort(new Error('gone'))
  await expect(dropped).rejects.toThrow('gone')
  open()
  await running
  expect(done).toEqual(['running'])
  expect(() => queue.run(job('late'), 0, controller.signal)).toThrow('gone')
})
