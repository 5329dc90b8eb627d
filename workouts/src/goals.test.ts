import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Goal, isReached, leadsTowards } from './goals.ts'

const value = fc.integer({ min: 0, max: 200 })
const goal = fc.record<Goal>({ reach: fc.constantFrom('at-least', 'at-most'), value })

test('what is reached leads nowhere further; the way there leads towards it, and back away', () => {
  fc.assert(
    fc.property(goal, value, value, (wanted, from, to) => {
      const leads = leadsTowards(wanted, from, to)
      if (isReached(wanted, from) && isReached(wanted, to)) expect(leads).toBeNull()
      if (!isReached(wanted, from) && isReached(wanted, to)) expect(leads).toBe(true)
      expect(leadsTowards(wanted, to, from)).toBe(leads === null ? null : !leads)
      if (leads !== null) expect(leads).toBe(wanted.reach === 'at-least' ? to > from : to < from)
    }),
  )
})
