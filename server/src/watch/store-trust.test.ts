import { expect, it } from 'vitest'
import { StoreTrust } from './store-trust.ts'

/** What is queried at each second, how long the answer takes (Infinity: none), and whether leases then say anything. */
it.each([
  { when: 'a server begins: after one lease', queries: [[0, 0]], trusted: [false, false, false, true, true] },
  {
    when: 'the store answers: always',
    queries: [
      [0, 0],
      [4, 0],
      [5, 0],
    ],
    trusted: [false, false, false, true, true, true, true],
  },
  {
    when: 'the store is away for 4 s: once every driver can have found it again',
    queries: [
      [0, 0],
      [3, 0],
      [4, Infinity],
      [5, Infinity],
      [6, Infinity],
      [7, Infinity],
      [8, 0],
    ],
    trusted: [...[false, false, false, true], ...Array.from({ length: 12 }, () => false), true],
  },
  {
    when: 'an answer takes 2 s, as one does that waits for a new primary',
    queries: [
      [0, 0],
      [4, 2],
    ],
    trusted: [false, false, false, true, false, false, false, false, false, true],
  },
])('$when', async ({ queries, trusted }) => {
  let nowMs = 0
  const trust = new StoreTrust(() => nowMs)
  const seen: boolean[] = []
  for (let second = 0; second < trusted.length; second++) {
    nowMs = Math.max(nowMs, second * 1000)
    for (const [at, tookS = 0] of queries.filter(([at]) => at === second)) {
      const question = () => {
        if (tookS === Infinity) return Promise.reject(new Error('away'))
        nowMs += tookS * 1000
        return Promise.resolve(at)
      }
      await trust.query(question).catch(() => undefined)
    }
    seen.push(trust.isGiven)
  }
  expect(seen).toEqual(trusted)
})
