import { DEFAULT_SETTINGS, type Settings } from '@kinetra/workouts/settings'
import { beforeAll, describe, expect, it } from 'vitest'
import { InvalidInputError, NotFoundError } from '../errors.ts'
import type { Store } from '../store.ts'
import { type Backend, injected, newCallId, newPerson, newWorkoutId } from './backend.ts'
import { appendAll, inBatches, measurements, recording, storeRecording } from './recording.ts'

const DAY_MS = 86_400_000

export function describeSettings(backend: () => Backend): void {
  describe('settings', () => {
    let store: Store
    beforeAll(async () => {
      store = await backend().open()
    })
    const withRunning = (high: number, low: number): Settings => ({
      ...DEFAULT_SETTINGS,
      thresholds: { running: { high, low } },
    })

    it('are the defaults until they are saved, and belong to one user', async () => {
      const [me, other] = [newPerson(), newPerson()]
      expect(await store.settings.get(me)).toEqual(DEFAULT_SETTINGS)
      const mine: Settings = {
        coach: { voice: 'nova', rate: 1.2 },
        numbers: { decimalMark: 'comma', rounding: 'whole', clock: '12h' },
        thresholds: { walking: { high: 60.5, low: 4 } },
        goals: {
          running: {
            cadence: { reach: 'at-least', value: 172 },
            hardLandings: { reach: 'at-most', value: 1.5 },
          },
        },
        keepConversationsDays: 30,
      }
      expect(await store.settings.put(me, mine)).toEqual(mine)
      const reader = await backend().open()
      expect(await reader.settings.get(me)).toEqual(mine)
      expect(await reader.settings.get(other)).toEqual(DEFAULT_SETTINGS)
      expect(await Array.fromAsync(reader.settings.all())).toContainEqual({ ownerId: me, settings: mine })
      await store.settings.put(me, DEFAULT_SETTINGS)
      expect(await reader.settings.get(me)).toEqual(DEFAULT_SETTINGS)
      await store.settings.put(me, mine)
      await store.settings.delete(me)
      expect(await reader.settings.get(me)).toEqual(DEFAULT_SETTINGS)
      const left = await Array.fromAsync(reader.settings.all())
      expect(left.map(({ ownerId }) => ownerId)).not.toContain(me)
    })

    it('keep what a later version wrote beside what this one knows, also where this one saves', async () => {
      const me = newPerson()
      const later = {
        coach: { voice: 'nova', rate: 1.2, warmth: 3 },
        numbers: { decimalMark: 'comma', rounding: 'thirds', clock: '12h' },
        thresholds: { running: { high: 60, low: 5 }, cycling: { high: 30, low: 2 } },
        goals: {
          running: { cadence: { reach: 'at-least', value: 172 } },
          cycling: { cadence: { reach: 'at-least', value: 90 } },
        },
        keepConversationsDays: 30,
        theme: 'dark',
      }
      await backend().raw.putSettings(me, later)
      const known = await store.settings.get(me)
      expect(known).toEqual({
        coach: { voice: 'nova', rate: 1.2 },
        numbers: { ...DEFAULT_SETTINGS.numbers, decimalMark: 'comma', clock: '12h' },
        thresholds: { running: { high: 60, low: 5 } },
        goals: { running: later.goals.running },
        keepConversationsDays: 30,
      })
      const { clock } = DEFAULT_SETTINGS.numbers
      await store.settings.put(me, { ...known, numbers: { ...known.numbers, clock }, thresholds: {} })
      expect(await backend().raw.settings(me)).toEqual({
        ...later,
        numbers: { ...later.numbers, clock },
        thresholds: { cycling: later.thresholds.cycling },
        goals: later.goals,
      })
    })

    it('of an earlier version have the defaults for what it did not know', async () => {
      const me = newPerson()
      await backend().raw.putSettings(me, { coach: { voice: 'nova' }, keepConversationsDays: 7 })
      expect(await store.settings.get(me)).toEqual({
        ...DEFAULT_SETTINGS,
        coach: { ...DEFAULT_SETTINGS.coach, voice: 'nova' },
        keepConversationsDays: 7,
      })
    })

    it.each([
      { ...DEFAULT_SETTINGS, coach: { voice: null, rate: 9 } },
      { ...DEFAULT_SETTINGS, coach: { voice: '../x', rate: 1 } },
      { ...DEFAULT_SETTINGS, thresholds: { running: { high: 20, low: 18 } } },
      { ...DEFAULT_SETTINGS, thresholds: { chess: { high: 60, low: 5 } } },
      { ...DEFAULT_SETTINGS, goals: { running: { cadence: { reach: 'at-least', value: -1 } } } },
      { ...DEFAULT_SETTINGS, goals: { running: { speed: { reach: 'at-least', value: 3 } } } },
      { ...DEFAULT_SETTINGS, keepConversationsDays: 0 },
      { ...DEFAULT_SETTINGS, keepConversationsDays: 1.5 },
      { ...DEFAULT_SETTINGS, more: 1 },
      {},
    ])('refuse %o', async (odd) => {
      await expect(store.settings.put(newPerson(), odd as Settings)).rejects.toBeInstanceOf(InvalidInputError)
    })

    it('never take a query for a person', async () => {
      const tries = [store.settings.get(injected), store.settings.put(injected, DEFAULT_SETTINGS)]
      for (const result of await Promise.allSettled([...tries, store.calls.deleteBefore(injected, 'x')]))
        expect(result).toMatchObject({ status: 'rejected', reason: { name: 'InvalidInputError' } })
    })

    it('choose the thresholds of new workouts', async () => {
      const owner = newPerson()
      const usual = await storeRecording(store, owner, inBatches(recording(20)))
      await store.settings.put(owner, withRunning(40, 2))
      const id = await storeRecording(store, owner, inBatches(recording(20)))
      const high = await store.workouts.events(owner, id, { type: 'region_force_high' })
      expect(high.length).toBeGreaterThan(0)
      expect(new Set(high.map(({ threshold }) => threshold))).toEqual(new Set([40]))
      expect(await store.workouts.outdated(owner)).toEqual([usual])
    })

    it('change the events of stored workouts, as if they had held from the start', async () => {
      const [owner, fresh] = [newPerson(), newPerson()]
      const batches = inBatches(recording(40))
      const id = await storeRecording(store, owner, batches)
      const before = await measurements(store, owner, id)
      await store.settings.put(fresh, withRunning(45, 3))
      const expected = await measurements(store, fresh, await storeRecording(store, fresh, batches))
      expect(expected.events).not.toEqual(before.events)

      await store.settings.put(owner, withRunning(45, 3))
      expect(await store.workouts.outdated(owner)).toEqual([id])
      const changed = await store.workouts.reanalyse(owner, id)
      expect(changed.highForceEvents).toBe(expected.headline.highForceEvents)
      expect(await measurements(store, owner, id)).toEqual(expected)
      expect(await store.workouts.outdated(owner)).toEqual([])

      await store.settings.put(owner, DEFAULT_SETTINGS)
      await store.workouts.reanalyse(owner, id)
      expect(await measurements(store, owner, id)).toEqual(before)
    })

    it('change them while a recording goes on and a batch comes late', async () => {
      const [owner, fresh] = [newPerson(), newPerson()]
      const other = await backend().open()
      const batches = inBatches(recording(30))
      const late = batches[3]
      if (!late) throw new Error('the recording is too short')
      const half = Math.floor(batches.length / 2)
      const id = await storeRecording(
        store,
        owner,
        batches.slice(0, half).filter((batch) => batch !== late),
      )
      await store.settings.put(owner, withRunning(45, 3))
      await Promise.all([
        store.workouts.reanalyse(owner, id),
        other.workouts.appendFrames(owner, id, late),
        appendAll(other, owner, id, batches.slice(half)),
      ])
      await store.settings.put(fresh, withRunning(45, 3))
      const expected = await measurements(store, fresh, await storeRecording(store, fresh, batches))
      expect(await measurements(store, owner, id)).toEqual(expected)
    })

    it('change only what the owner has', async () => {
      const id = await storeRecording(store, newPerson(), [])
      for (const asked of [id, newWorkoutId(), injected])
        await expect(store.workouts.reanalyse(newPerson(), asked)).rejects.toBeInstanceOf(NotFoundError)
    })

    it('let old conversations go, with what was said, and keep open ones', async () => {
      const [me, other] = [newPerson(), newPerson()]
      const call = async (userId: string, ended: boolean) => {
        const { id } = await store.calls.create({
          id: newCallId(),
          userId,
          workoutId: null,
          roomName: 'room',
        })
        const at = new Date().toISOString()
        await store.calls.appendTurn(id, { who: 'user', text: 'Hello', at, workoutId: null })
        if (ended) await store.calls.end(id)
        return id
      }
      const [old, open, theirs] = [await call(me, true), await call(me, false), await call(other, true)]
      const now = Date.now()
      const at = (ms: number) => new Date(ms).toISOString()
      expect(await store.calls.deleteBefore(me, at(now - DAY_MS))).toBe(0)
      expect(await store.calls.deleteBefore(me, at(now + DAY_MS))).toBe(1)
      expect(await store.calls.turns(old)).toEqual([])
      expect((await store.calls.list(me, {})).map(({ id }) => id)).toEqual([open])
      expect(await store.calls.turns(theirs)).toHaveLength(1)
      await expect(store.calls.deleteBefore(me, 'soon')).rejects.toBeInstanceOf(InvalidInputError)
    })
  })
}
