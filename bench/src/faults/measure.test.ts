import { expect, it } from 'vitest'
import type { CallerEvent, CallerEventBody } from './caller-events.ts'
import type { Coach, Fault, Stage } from './fault.ts'
import { measure } from './measure.ts'

const STRUCK_MS = 10_000
const MENDED_MS = 15_000
const FIRST: Coach = { identity: 'agent-1', worker: 'agent-1', pid: 1 }
const NEXT = 'agent-2'
const stage = { coaches: [FIRST] } as unknown as Stage

/** A fault that ends no coach, and what its one caller saw: each event so many milliseconds after the strike. */
function outcome(seen: readonly (readonly [number, CallerEventBody])[], more: Partial<Fault> = {}) {
  const fault: Fault = { name: '', lastsMs: 0, strike: async () => () => undefined, ...more }
  const events = [[-5000, { kind: 'coach-came', identity: FIRST.identity }] as const, ...seen].map(
    ([atMs, event]) => ({ caller: 0, atMs: STRUCK_MS + atMs, ...event }) as CallerEvent,
  )
  return measure(fault, stage, events, { struckMs: STRUCK_MS, mendedMs: MENDED_MS })
}

const leaves = { kind: 'coach-left', identity: FIRST.identity } as const
const comes = (identity: string) => ({ kind: 'coach-came', identity }) as const
const answered = { kind: 'answered', waitedMs: 1000 } as const

it('nothing happens', () => {
  expect(outcome([[3000, answered]])).toMatchObject({
    coachAnewMs: [],
    answeredMs: [3000],
    longestWaitMs: 1000,
    twoCoaches: 0,
    takenAway: 0,
  })
})

it('a coach that the fault ends is replaced, and is not taken away', () => {
  const seen = [
    [2000, leaves],
    [2500, comes(NEXT)],
    [5000, answered],
  ] as const
  expect(outcome(seen, { ends: () => true })).toMatchObject({
    coachAnewMs: [2500],
    answeredMs: [5000],
    takenAway: 0,
    twoCoaches: 0,
  })
  expect(outcome(seen)).toMatchObject({ takenAway: 1 })
})

it('a coach that connects again was not taken away; one that stays away was', () => {
  expect(
    outcome([
      [1000, leaves],
      [4000, comes(FIRST.identity)],
    ]),
  ).toMatchObject({ takenAway: 0, coachAnewMs: [] })
  expect(
    outcome([
      [1000, leaves],
      [40_000, comes(FIRST.identity)],
    ]),
  ).toMatchObject({ takenAway: 1 })
})

it('two coaches at once are seen, and who was thrown out sees nobody', () => {
  expect(outcome([[1000, comes(NEXT)]])).toMatchObject({ twoCoaches: 1 })
  expect(
    outcome([
      [500, { kind: 'thrown-out', reason: 'x' }],
      [1000, comes(NEXT)],
    ]),
  ).toMatchObject({ twoCoaches: 0 })
})

it('after an outage, recovery is counted from its end, and only by what was asked since', () => {
  const seen = [
    [4000, answered],
    [5500, answered],
    [8000, answered],
  ] as const
  expect(outcome(seen, { isOutage: true })).toMatchObject({ answeredMs: [3000] })
  expect(outcome([[4000, { kind: 'unanswered', waitedMs: 8000 }]])).toMatchObject({
    answeredMs: [Number.POSITIVE_INFINITY],
    unanswered: 1,
    longestWaitMs: 8000,
  })
})
