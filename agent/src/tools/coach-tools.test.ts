import { LOCAL_USER } from '@kinetra/protocol/ids'
import type { Store } from '@kinetra/store/store'
import { REGION_NAMES } from '@kinetra/workouts/regions'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { CallState } from '../call/call-state.ts'
import { openTestStore } from '../testing/test-store.ts'
import { callStateFor } from '../testing/text-call.ts'
import { callTool, coachTool } from './coach-tool.ts'
import { COACH_TOOLS } from './coach-tools.ts'

/** A result of more is no longer small for a chat model. */
const MOST_CHARACTERS = 8000
const SECRET = 'Zebra secret'

let database: Awaited<ReturnType<typeof openTestStore>>
let store: Store
let ownId: string
let foreignId: string

beforeAll(async () => {
  database = await openTestStore()
  store = database.store
  const foreign = await store.workouts.create('somebody-else', {
    name: `${SECRET} run`,
    type: 'running',
    remarks: [SECRET],
  })
  foreignId = foreign.id
  const own = await store.workouts.create(LOCAL_USER, { name: 'Empty run', type: 'running' })
  ownId = own.id
}, 120_000)
afterAll(() => database.close())

const call = async (workoutId: string | null = ownId): Promise<CallState> =>
  callStateFor(store, workoutId, () => undefined)

const hostile = fc.oneof(
  fc.constantFrom(
    '__proto__',
    'constructor',
    'toString',
    '{"$ne":null}',
    '$where',
    "' OR 1=1 --",
    'null',
    '../../etc/passwd',
    'sample',
    'somebody-else',
    '\u0000',
    'x'.repeat(200_000),
  ),
  fc.constantFrom({ $ne: null }, { $gt: '' }, { $regex: '.*' }, [], {}, 0, -1, 1e308, Number.NaN, true, null),
  fc.constantFrom(...REGION_NAMES, 'heel', 'left', 'running', 'peak', 'last', 'highest', 'today'),
  fc.string({ maxLength: 40 }),
  fc.anything(),
)
/** A tool, and arguments such as no well-behaved model would send; most have the right names. */
const attempt = fc.constantFrom(...COACH_TOOLS).chain((tool) => {
  const names = Object.keys(tool.parameters.shape)
  const value = fc.oneof(
    hostile,
    fc.constant(null),
    fc.constant('').map(() => foreignId),
  )
  const named = fc.record(Object.fromEntries(names.map((name) => [name, value])))
  const args = fc.oneof({ weight: 5, arbitrary: named }, hostile, fc.dictionary(fc.string(), hostile))
  return fc.tuple(fc.constant(tool), args)
})

describe('whatever a model sends to a tool', () => {
  it('neither breaks it nor reaches what belongs to another owner', async () => {
    await fc.assert(
      fc.asyncProperty(attempt, fc.boolean(), async ([tool, args], onScreen) => {
        const state = await call(onScreen ? ownId : null)
        const result = JSON.stringify(await callTool(tool as never, args, state))
        expect(result).not.toContain(SECRET)
        expect(result.length).toBeLessThan(MOST_CHARACTERS)
        expect(state.workoutId).not.toBe(foreignId)
        expect(state.ledger.facts.map(({ workoutId }) => workoutId)).not.toContain(foreignId)
      }),
      { numRuns: 1500 },
    )
    expect(await store.workouts.notes('somebody-else', foreignId)).toEqual([])
  }, 120_000)

  const withArguments = COACH_TOOLS.filter(({ parameters }) => Object.keys(parameters.shape).length > 0)
  it.each(withArguments.map((tool) => [tool.name, tool] as const))(
    'says in words that %s got arguments it does not understand',
    async (_, tool) => {
      const wrong = Object.fromEntries(Object.keys(tool.parameters.shape).map((name) => [name, { $ne: 1 }]))
      expect(await callTool(tool as never, wrong, await call())).toEqual({
        error: expect.stringMatching(/^[A-Z][^{}$]+\.$/),
      })
    },
  )

  it('is small for every sample workout', async () => {
    const { workouts } = await store.workouts.list(LOCAL_USER, { limit: 100 })
    for (const { id } of workouts)
      for (const tool of COACH_TOOLS) {
        const nothing = Object.fromEntries(Object.keys(tool.parameters.shape).map((name) => [name, null]))
        const args = { ...nothing, metric: 'peak', term: 'M3', text: 'x', region: null }
        const result = await callTool(tool as never, args, await call(id))
        expect(JSON.stringify(result).length, tool.name).toBeLessThan(MOST_CHARACTERS)
      }
  })
})

describe('a tool that fails', () => {
  const never = coachTool({
    name: 'never',
    description: 'Never answers.',
    parameters: z.object({}),
    run: () => new Promise(() => undefined),
    line: () => 'never',
  })

  it('says so when its time is up', async () => {
    expect(await callTool(never, {}, await call(), 20)).toEqual({
      error: 'Looking that up takes too long right now.',
    })
  })

  it('says nothing of what was thrown', async () => {
    const broken = { ...never, run: () => Promise.reject(new TypeError('secret: /etc/key')) }
    expect(await callTool(broken, {}, await call())).toEqual({
      error: 'Something went wrong while I looked that up.',
    })
  })

  it('is told to the page as failed, and leaves no number behind', async () => {
    const announced: unknown[] = []
    const state = await callStateFor(store, ownId, (event) => announced.push(event))
    const failing = { ...never, run: async () => ({ error: 'There were 99 of them.' }) }
    await callTool(failing, {}, state)
    expect(announced).toEqual([{ kind: 'tool', name: 'never', line: 'There were 99 of them.', ok: false }])
    expect(state.ledger.facts).toEqual([])
  })
})
