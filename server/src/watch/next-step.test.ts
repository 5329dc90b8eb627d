import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { firstMemory, type Memory, readMemory } from './memory.ts'
import { nextStep, PATIENCE, type Sight, type Step, type Turn } from './next-step.ts'

const CREATED = 1_000_000
type Scene = Partial<Omit<Sight, 'nowMs' | 'createdMs'>> & { at: number }
const USER = { userPresent: true, agents: [] }
const NOBODY = { userPresent: false, agents: [] }

/** Plays what is seen at each second and returns what was done, as "second: what". */
function play(scenes: Scene[]): string[] {
  let memory: Memory = firstMemory(CREATED)
  return scenes.flatMap(({ at, ...seen }) => {
    const sight: Sight = {
      room: USER,
      leaseLive: false,
      leaseTrusted: true,
      turn: 'nobody',
      ...seen,
      nowMs: CREATED + at * 1000,
      createdMs: CREATED,
    }
    const next = nextStep(sight, memory)
    memory = next.memory
    return next.step.kind === 'wait' ? [] : [`${at}: ${describeStep(next.step)}`]
  })
}

function describeStep(step: Step): string {
  if (step.kind === 'wait') return 'wait'
  if (step.kind === 'end') return `end, ${step.cause}`
  return [`dispatch, ${step.cause}`, ...step.remove.map((agent) => `remove ${agent}`)].join(', ')
}

const seconds = (from: number, to: number, seen: Omit<Scene, 'at'> = {}): Scene[] =>
  Array.from({ length: to - from + 1 }, (_, index) => ({ at: from + index, ...seen }))

describe('the watcher', () => {
  it.each<{ when: string; scenes: Scene[]; steps: string[] }>([
    {
      when: 'the coach comes in time',
      scenes: [...seconds(1, 2), ...seconds(3, 30, { leaseLive: true })],
      steps: [],
    },
    {
      when: 'the coach does not come: three tries, then nothing until a worker is free',
      scenes: [...seconds(1, 30), ...seconds(31, 33, { turn: 'now' })],
      steps: [
        '4: dispatch, never_came',
        '7: dispatch, never_came',
        '13: dispatch, never_came',
        '31: dispatch, never_came',
      ],
    },
    {
      when: 'a worker comes when nobody took the dispatch: sent for at once',
      scenes: [...seconds(1, 5), ...seconds(6, 7, { turn: 'now' })],
      steps: ['4: dispatch, never_came', '6: dispatch, never_came'],
    },
    {
      when: 'a worker comes before the user does: sent for as soon as the user is there',
      scenes: [
        { at: 1, room: NOBODY },
        ...seconds(2, 9, { room: NOBODY, turn: 'now' }),
        { at: 10, turn: 'now' },
      ],
      steps: ['10: dispatch, never_came'],
    },
    {
      when: 'a worker is free and late: given its 3 s',
      scenes: seconds(1, 4, { turn: 'now' }),
      steps: ['4: dispatch, never_came'],
    },
    {
      when: 'a machine is so busy that no coach gets ready: sent for ever more seldom',
      scenes: seconds(1, 80, { turn: 'now' }),
      steps: ['4', '7', '13', '25', '49'].map((at) => `${at}: dispatch, never_came`),
    },
    {
      when: 'the user joins late: the coach has 3 s from then on',
      scenes: [...seconds(1, 20, { room: NOBODY }), ...seconds(21, 24)],
      steps: ['24: dispatch, never_came'],
    },
    {
      when: 'the coach dies: its participant goes, a new one is sent for at once, and once',
      scenes: [
        ...seconds(1, 9, { leaseLive: true }),
        ...seconds(10, 12, { room: { userPresent: true, agents: ['agent-1'] } }),
        ...seconds(13, 20, { leaseLive: true }),
      ],
      steps: ['10: dispatch, died, remove agent-1'],
    },
    {
      when: 'the store was away for longer than a lease: a coach that lives is left alone, a dead one replaced',
      scenes: [
        ...seconds(1, 9, { leaseLive: true }),
        ...seconds(21, 22, { room: { userPresent: true, agents: ['agent-1'] }, leaseTrusted: false }),
        ...seconds(23, 30, { leaseLive: true }),
        ...seconds(42, 44, { room: { userPresent: true, agents: ['agent-1'] }, leaseTrusted: false }),
        { at: 45, room: { userPresent: true, agents: ['agent-1'] } },
      ],
      steps: ['45: dispatch, died, remove agent-1'],
    },
    {
      when: 'the coach dies many times: each one is replaced',
      scenes: [0, 10, 20, 30, 40, 50].flatMap((start) => [
        ...seconds(start + 1, start + 9, { leaseLive: true }),
        { at: start + 10 },
      ]),
      steps: [10, 20, 30, 40, 50, 60].map((at) => `${at}: dispatch, died`),
    },
    {
      when: 'the user reloads within a minute',
      scenes: [
        ...seconds(1, 9, { leaseLive: true }),
        ...seconds(10, 68, { room: NOBODY, leaseLive: true }),
        { at: 69, leaseLive: true },
      ],
      steps: [],
    },
    {
      when: 'the user is gone for good, and the coach does not end the call as it should',
      scenes: [...seconds(1, 9, { leaseLive: true }), ...seconds(10, 85, { room: NOBODY, leaseLive: true })],
      steps: ['85: end, user_gone'],
    },
    {
      when: 'the user is gone for good, and so is the coach',
      scenes: [...seconds(1, 9, { leaseLive: true }), ...seconds(10, 70, { room: NOBODY })],
      steps: ['70: end, user_gone'],
    },
    {
      when: 'the user never comes',
      scenes: seconds(1, 120, { room: NOBODY }),
      steps: ['120: end, user_never_came'],
    },
    { when: 'the room is not made yet', scenes: seconds(0, 4, { room: null }), steps: [] },
    {
      when: 'all are busy: nobody is sent for before it is this call’s turn, then at once, and again where that fails',
      scenes: [
        { at: 1, turn: 'coming' },
        ...seconds(2, 60, { turn: 'later' }),
        ...seconds(61, 64, { turn: 'now' }),
        ...seconds(65, 70, { leaseLive: true, turn: 'later' }),
      ],
      steps: ['61: dispatch, never_came', '64: dispatch, never_came'],
    },
    {
      when: 'the coach gave its place away while the user was gone: the user who comes back waits for the next',
      scenes: [
        ...seconds(1, 9, { leaseLive: true }),
        ...seconds(10, 20, { room: NOBODY, leaseLive: true, turn: 'later' }),
        ...seconds(21, 30, { room: NOBODY, turn: 'later' }),
        ...seconds(31, 40, { turn: 'later' }),
        { at: 41, turn: 'now' },
      ],
      steps: ['41: dispatch, died'],
    },
    {
      when: 'the room is gone',
      scenes: [...seconds(6, 9), { at: 10, room: null }],
      steps: ['9: dispatch, never_came', '10: end, room_gone'],
    },
    {
      when: 'nobody is there, so no coach is missed',
      scenes: seconds(1, 30, { room: NOBODY, turn: 'now' }),
      steps: [],
    },
  ])('$when', ({ scenes, steps }) => {
    expect(play(scenes)).toEqual(steps)
  })

  it('puts a call into the queue since its user came, until a coach is there or the user goes', () => {
    let memory = firstMemory(CREATED)
    const waiting = (at: number, seen: Partial<Sight>) => {
      const nowMs = CREATED + at * 1000
      const next = nextStep(
        {
          room: USER,
          leaseLive: false,
          leaseTrusted: true,
          turn: 'later',
          ...seen,
          nowMs,
          createdMs: CREATED,
        },
        memory,
      )
      memory = next.memory
      return next.waitingSinceMs === null ? null : (next.waitingSinceMs - CREATED) / 1000
    }
    expect(waiting(1, { room: NOBODY })).toBeNull()
    expect(waiting(2, { turn: 'coming' })).toBeNull()
    expect(waiting(3, {})).toBe(2)
    expect(waiting(9, { turn: 'now' })).toBe(2)
    expect(waiting(10, { leaseLive: true })).toBeNull()
    // The coach dies: this call is before all that came since.
    expect(waiting(20, {})).toBe(2)
    expect(waiting(21, { room: NOBODY })).toBeNull()
    expect(waiting(30, {})).toBe(30)
  })

  it('is remembered in words, field by field, by servers of two versions', () => {
    const memory = { ...firstMemory(CREATED), userSeen: true, lost: false }
    expect(readMemory(JSON.stringify(memory), CREATED)).toEqual(memory)
    for (const text of [null, '', '{', '[]', '7']) {
      expect(readMemory(text, CREATED)).toEqual(firstMemory(CREATED))
    }
    const older = readMemory('{"userSeen":true,"dispatches":3,"lost":"maybe"}', CREATED)
    expect(older).toEqual({ ...firstMemory(CREATED), userSeen: true, dispatches: 3 })
    const newer = readMemory(JSON.stringify({ ...memory, mood: 'calm' }), CREATED)
    const { memory: next } = nextStep(
      {
        nowMs: CREATED,
        createdMs: CREATED,
        room: USER,
        leaseLive: true,
        leaseTrusted: true,
        turn: 'now',
      },
      newer,
    )
    expect(next).toMatchObject({ mood: 'calm', userSeen: true, leaseSeen: true })
  })

  it('never sends for a coach who is there, nor twice within 3 s while a worker may come', () => {
    const scene = fc.record({
      stepMs: fc.integer({ min: 1, max: 5000 }),
      leaseLive: fc.boolean(),
      turn: fc.constantFrom('now', 'coming', 'later', 'nobody' as const),
      room: fc.option(fc.record({ userPresent: fc.boolean(), agents: fc.constant([]) })),
    })
    fc.assert(
      fc.property(fc.array(scene, { maxLength: 100 }), (scenes) => {
        let memory = firstMemory(CREATED)
        let nowMs = CREATED
        let lastDispatch = CREATED
        const isLost = (turn: Turn | undefined) => turn === 'later' || turn === 'nobody'
        let lost = isLost(scenes[0]?.turn)
        for (const { stepMs, ...seen } of scenes) {
          nowMs += stepMs
          const next = nextStep({ ...seen, leaseTrusted: true, nowMs, createdMs: CREATED }, memory)
          memory = next.memory
          // All are busy: nobody has taken it.
          lost ||= memory.queued
          if (next.step.kind !== 'dispatch') continue
          expect(seen.leaseLive).toBe(false)
          expect(seen.room?.userPresent).toBe(true)
          const wasLost = lost && seen.turn === 'now'
          expect(nowMs - lastDispatch).toBeGreaterThanOrEqual(wasLost ? PATIENCE.lostMs : PATIENCE.coachMs)
          lost = seen.turn !== 'now'
          lastDispatch = nowMs
        }
      }),
    )
  })
})
