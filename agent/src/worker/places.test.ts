import { expect, it } from 'vitest'
import { Places } from './places.ts'

it('takes ten jobs in a moment as long as there is room, and more as soon as there is some again', () => {
  const told: number[] = []
  let nowMs = 0
  const places = new Places(
    8,
    (calls) => told.push(calls),
    () => nowMs,
  )
  const jobs = Array.from({ length: 10 }, (_, index) => `job-${index}`)
  expect(jobs.filter((job) => places.take(job))).toEqual(jobs.slice(0, 8))
  expect(places).toMatchObject({ calls: 8, isFull: true, waiting: 8 })
  places.look(['job-0', 'job-1'])
  expect(places).toMatchObject({ calls: 8, waiting: 6 })
  places.look(jobs.slice(0, 8))
  expect(places.take('job-8')).toBe(false)
  places.look(jobs.slice(1, 8))
  expect(places.take('job-8')).toBe(true)
  expect(places.take('job-9')).toBe(false)
  expect(told).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 7, 8])
  places.close()
  expect(places).toMatchObject({ calls: 8, capacity: 0, isFull: true })
  // The connection broke before it was assigned.
  nowMs = 121_000
  places.look(jobs.slice(1, 8))
  expect(places).toMatchObject({ calls: 7, waiting: 0 })
})
