import { beforeEach, expect, test, vi } from 'vitest'

// The router reads the browser's history when it is loaded.
const location = { pathname: '/', search: '' }
vi.stubGlobal('location', location)
const pushState = vi.fn()
vi.stubGlobal('history', { pushState, replaceState: vi.fn() })
vi.stubGlobal('window', globalThis)
vi.stubGlobal('addEventListener', vi.fn())
vi.stubGlobal('dispatchEvent', vi.fn())
vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined })
const { COACH_ACTIONS } = await import('./coach-actions.ts')
const { pageStore } = await import('./page-store.ts')
const { speak } = await import('../words/words.ts')

const workoutId = '5a0c0de0000000000000000c'
const { showRegion, seekTo, openWorkout } = COACH_ACTIONS

beforeEach(() => {
  location.pathname = `/workouts/${workoutId}`
  pageStore.set({
    workoutId,
    region: null,
    group: [],
    foot: null,
    timeMs: 500,
    pendingSeek: null,
    lastAction: null,
  })
})

test('a region is pointed at by its name in any spelling, and that can be undone', () => {
  expect(showRegion({ region: 'med_heel', foot: 'left' })).toBe('The coach points at Med Heel.')
  expect(pageStore.get()).toMatchObject({ region: 'Med Heel', group: ['Med Heel'], foot: 'left' })
  expect(pageStore.get().lastAction?.message).toBe('The coach points at your inner heel.')
  pageStore.get().lastAction?.undo()
  expect(pageStore.get()).toMatchObject({ region: null, group: [], foot: null })
})

test('a group is pointed at as a whole', () => {
  showRegion({ region: 'heel', foot: null })
  expect(pageStore.get()).toMatchObject({
    group: ['Med Heel', 'Lat Heel'],
    lastAction: { message: 'The coach points at the heel.' },
  })
})

test('the user reads in the page’s language what the coach is told in English', async () => {
  await speak('de')
  expect(showRegion({ region: 'Forefoot', foot: null })).toBe('The coach points at the forefoot.')
  expect(pageStore.get().lastAction?.message).toBe('Der Coach zeigt auf den Vorfuß.')
  await speak('en')
})

test('the replay is sent to a moment, and back on undo', () => {
  const answer = seekTo({ workoutId, timeMs: 77_140, label: 'M2' })
  expect(answer).toBe('The coach moved to 1:17, M2.')
  expect(pageStore.get().lastAction?.message).toBe(
    'The coach moved to 1:17: the ball of your foot behind the second toe.',
  )
  expect(pageStore.get().pendingSeek).toEqual({ workoutId, timeMs: 77_140 })
  pageStore.get().lastAction?.undo()
  expect(pageStore.get().pendingSeek).toEqual({ workoutId, timeMs: 500 })
})

test('a moment of another workout opens that workout', () => {
  const other = '5a0c0de00000000000000009'
  expect(seekTo({ workoutId: other, timeMs: 5, label: null })).toBe('The coach moved to 0:00.')
  expect(pushState).toHaveBeenLastCalledWith(null, '', `/workouts/${other}`)
})

test('the page for a run is left for the workout’s own', () => {
  location.pathname = `/workouts/${workoutId}/live`
  expect(openWorkout({ workoutId })).toBe('The coach opened a workout.')
  expect(pushState).toHaveBeenLastCalledWith(null, '', `/workouts/${workoutId}`)
})

test('without a workout there is nothing to point at', () => {
  pageStore.set({ workoutId: null })
  expect(showRegion({ region: 'M1', foot: null })).toMatchObject({ ok: false })
})

test('a region that nobody knows, and the workout that is open, change nothing', () => {
  expect(showRegion({ region: 'elbow', foot: null })).toMatchObject({ ok: false })
  expect(openWorkout({ workoutId })).toBe('That workout is open already.')
  expect(pageStore.get().lastAction).toBeNull()
})
