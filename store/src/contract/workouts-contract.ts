import { SAMPLE_OWNER } from '@kinetra/protocol/ids'
import { beforeAll, describe, expect, it } from 'vitest'
import { InvalidInputError, NotFoundError } from '../errors.ts'
import type { Store } from '../store.ts'
import { type Backend, injected, newPerson, newWorkoutId } from './backend.ts'

export function describeWorkouts(backend: () => Backend): void {
  describe('workouts', () => {
    let store: Store
    beforeAll(async () => {
      store = await backend().open()
    })

    it('keeps what was given and fills in the rest', async () => {
      const owner = newPerson()
      const made = await store.workouts.create(owner, {
        name: '  Evening run ',
        type: 'running',
        startedAt: '2026-05-04T09:00:00+02:00',
        remarks: ['The offset was corrected.'],
      })
      expect(made).toMatchObject({
        ownerId: owner,
        name: 'Evening run',
        status: 'in-progress',
        startedAt: '2026-05-04T07:00:00.000Z',
        frameCount: 0,
        peakPressure: null,
        remarks: ['The offset was corrected.'],
      })
      expect(await store.workouts.get(owner, made.id)).toEqual(made)
      expect(await store.workouts.summary(owner, made.id)).toBeNull()
      expect(await store.workouts.events(owner, made.id, {})).toEqual([])
      expect(await store.workouts.overview(owner, made.id, { bins: 9, foot: 'left' })).toEqual([])
      expect(await store.workouts.frames(owner, made.id, { fromMs: 0, toMs: 9, limit: 9 })).toEqual([])
    })

    it('finds the same workout again when its id is given twice', async () => {
      const owner = newPerson()
      const id = newWorkoutId()
      const first = await store.workouts.create(owner, { name: 'Once', type: 'walking', id })
      expect(await store.workouts.create(owner, { name: 'Twice', type: 'tennis', id })).toEqual(first)
      const foreign = store.workouts.create(newPerson(), { name: 'Theirs', type: 'walking', id })
      await expect(foreign).rejects.toBeInstanceOf(InvalidInputError)
    })

    it.each([
      ['a name without a letter', { name: '  ', type: 'running' as const }],
      ['a type nobody knows', { name: 'x', type: 'chess' as 'running' }],
      ['a start that is no time', { name: 'x', type: 'running' as const, startedAt: 'yesterday' }],
      ['an id that is a query', { name: 'x', type: 'running' as const, id: injected }],
    ])('refuses %s', async (_, workout) => {
      await expect(store.workouts.create(newPerson(), workout)).rejects.toBeInstanceOf(InvalidInputError)
    })

    it('pages through a list, newest start first, also where starts are equal', async () => {
      const owner = newPerson()
      const days = [3, 1, 2, 2, 5, 2, 4]
      for (const day of days)
        await store.workouts.create(owner, {
          name: `Day ${day}`,
          type: 'walking',
          startedAt: `2099-05-0${day}T08:00:00Z`,
        })
      const names: string[] = []
      const ids = new Set<string>()
      let cursor: string | null = null
      do {
        const page = await store.workouts.list(owner, {
          limit: 2,
          from: '2099-01-01T00:00:00Z',
          cursor: cursor ?? undefined,
        })
        names.push(...page.workouts.map(({ name }) => name))
        for (const { id } of page.workouts) ids.add(id)
        cursor = page.nextCursor
      } while (cursor)
      expect(names).toEqual(days.toSorted((a, b) => b - a).map((day) => `Day ${day}`))
      expect(ids.size).toBe(days.length)
    })

    it('filters a list by type and period', async () => {
      const owner = newPerson()
      for (const [type, startedAt] of [
        ['running', '2098-01-31T23:59:59Z'],
        ['running', '2098-02-01T00:00:00Z'],
        ['tennis', '2098-02-02T00:00:00Z'],
        ['running', '2098-03-01T00:00:00Z'],
      ] as const)
        await store.workouts.create(owner, { name: startedAt, type, startedAt })
      const { workouts } = await store.workouts.list(owner, {
        type: 'running',
        from: '2098-02-01T00:00:00Z',
        to: '2098-03-01T00:00:00Z',
      })
      expect(workouts.map(({ name }) => name)).toEqual(['2098-02-01T00:00:00Z'])
    })

    it('finds a part of a name, in capitals or not, and takes it literally', async () => {
      const owner = newPerson()
      for (const name of ['Morning run', 'Äußere Runde', '100 % (hard)', '100 x'])
        await store.workouts.create(owner, { name, type: 'running', startedAt: '2095-01-01T00:00:00Z' })
      for (const [name, expected] of [
        ['RUN', ['Morning run', 'Äußere Runde']],
        ['äußere', ['Äußere Runde']],
        ['% (', ['100 % (hard)']],
        ['.', []],
        [' ', ['100 % (hard)', '100 x', 'Morning run', 'Äußere Runde']],
      ] as const) {
        const found = await store.workouts.list(owner, {
          name,
          from: '2095-01-01T00:00:00Z',
          to: '2095-01-02T00:00:00Z',
        })
        expect(found.workouts.map((workout) => workout.name).sort()).toEqual([...expected])
      }
    })

    it.each([
      { cursor: 'made-up' },
      { name: 'x'.repeat(201) },
      { limit: 0 },
      { limit: 101 },
      { from: 'soon' },
      { type: injected as 'other' },
    ])('refuses the filter %o', async (filter) => {
      await expect(store.workouts.list(newPerson(), filter)).rejects.toBeInstanceOf(InvalidInputError)
    })

    it('shows samples to everybody and lets nobody change them', async () => {
      const { id } = await store.workouts.create(SAMPLE_OWNER, {
        name: 'Sample',
        type: 'standing',
        startedAt: '2097-01-01T00:00:00Z',
      })
      const viewer = newPerson()
      expect((await store.workouts.get(viewer, id)).name).toBe('Sample')
      const { workouts } = await store.workouts.list(viewer, { from: '2097-01-01T00:00:00Z' })
      expect(workouts.map((workout) => workout.id)).toContain(id)
      await expect(store.workouts.rename(viewer, id, 'Mine')).rejects.toBeInstanceOf(NotFoundError)
      await store.workouts.delete(SAMPLE_OWNER, id)
    })

    it('leaves out what was damaged, and shows the rest', async () => {
      const owner = newPerson()
      const [good, bad] = [newWorkoutId(), newWorkoutId()]
      for (const id of [good, bad]) await store.workouts.create(owner, { name: id, type: 'running', id })
      await backend().raw.damageWorkout(bad)
      const listed = async () =>
        (await store.workouts.list(owner, { limit: 100 })).workouts.filter(({ ownerId }) => ownerId === owner)
      expect((await listed()).map(({ id }) => id)).toEqual([good])
      await expect(store.workouts.get(owner, bad)).rejects.toBeInstanceOf(NotFoundError)
      await store.workouts.delete(owner, bad)
      await store.workouts.create(owner, { name: 'Anew', type: 'running', id: bad })
      expect(await listed()).toHaveLength(2)
    })

    it('goes on behind a page of which nothing can be read', async () => {
      const owner = newPerson()
      const damaged = ['started_at', 'updated_at', 'updated_at', 'updated_at', undefined] as const
      for (const [day, field] of [undefined, ...damaged].entries()) {
        const startedAt = `2096-05-0${6 - day}T08:00:00Z`
        const { id } = await store.workouts.create(owner, { name: `Day ${day}`, type: 'running', startedAt })
        if (field) await backend().raw.damageWorkout(id, field)
      }
      const names: string[] = []
      let cursor: string | null | undefined
      while (cursor !== null) {
        const from = '2096-01-01T00:00:00Z'
        const page = await store.workouts.list(owner, { limit: 1, from, cursor })
        names.push(...page.workouts.filter(({ ownerId }) => ownerId === owner).map(({ name }) => name))
        cursor = page.nextCursor
      }
      expect(names).toEqual(['Day 0', 'Day 5'])
    })

    it('reads what a later version wrote, as near as it can', async () => {
      const owner = newPerson()
      const { id } = await store.workouts.create(owner, { name: 'Ride', type: 'running' })
      await backend().raw.modernise(id)
      expect(await store.workouts.get(owner, id)).toMatchObject({ type: 'other', status: 'completed' })
      const { workouts } = await store.workouts.list(owner, { type: undefined, limit: 100 })
      expect(workouts.map((workout) => workout.id)).toContain(id)
      expect(await store.workouts.rename(owner, id, 'Long ride')).toMatchObject({ name: 'Long ride' })
    })

    it('answers for a foreign, an unknown and a malformed id alike', async () => {
      const { id } = await store.workouts.create(newPerson(), { name: 'Theirs', type: 'running' })
      const me = newPerson()
      const window = { fromMs: 0, toMs: 1, limit: 1 }
      for (const asked of [id, newWorkoutId(), 'nonsense', injected]) {
        const tries = [
          store.workouts.get(me, asked),
          store.workouts.rename(me, asked, 'x'),
          store.workouts.complete(me, asked),
          store.workouts.delete(me, asked),
          store.workouts.summary(me, asked),
          store.workouts.events(me, asked, {}),
          store.workouts.frames(me, asked, window),
          store.workouts.overview(me, asked, { bins: 1, foot: 'left' }),
          store.workouts.notes(me, asked),
          store.workouts.addNote(me, asked, { text: 'x', by: 'user' }),
        ]
        for (const result of await Promise.allSettled(tries))
          expect(result).toMatchObject({ status: 'rejected', reason: { name: 'NotFoundError' } })
      }
    })

    it('never takes a query for a person', async () => {
      await expect(store.workouts.list(injected, {})).rejects.toBeInstanceOf(InvalidInputError)
      await expect(store.workouts.get(injected, newWorkoutId())).rejects.toBeInstanceOf(InvalidInputError)
      await expect(store.calls.list(injected, {})).rejects.toBeInstanceOf(InvalidInputError)
    })

    it('renames and completes', async () => {
      const owner = newPerson()
      const { id } = await store.workouts.create(owner, { name: 'Run', type: 'running' })
      expect((await store.workouts.rename(owner, id, 'Long run')).name).toBe('Long run')
      expect((await store.workouts.complete(owner, id)).status).toBe('completed')
      expect(await store.workouts.get(owner, id)).toMatchObject({ name: 'Long run', status: 'completed' })
      await expect(store.workouts.rename(owner, id, '')).rejects.toBeInstanceOf(InvalidInputError)
    })
  })
}
