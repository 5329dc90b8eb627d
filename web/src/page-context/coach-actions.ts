import type { ActionResult, CoachActions } from '@kinetra/coach-ui'
import { REGION_GROUPS, REGION_NAMES, type RegionName } from '@kinetra/workouts/regions'
import { navigate } from 'wouter/use-browser-location'
import { regionInSentence } from '../foot/region-words.ts'
import { clock } from '../format/format.ts'
import { t } from '../words/words.ts'
import { type PageState, pageStore } from './page-store.ts'

/** What the coach may do with the page; each says in a sentence what it did, and can be undone. */
export const COACH_ACTIONS: Required<CoachActions> = {
  showRegion({ region: wanted, foot }) {
    const group = regionsOf(wanted)
    const [region] = group
    if (!region) return { ok: false, message: 'The page did not understand what to show.' }
    if (!pageStore.get().workoutId) return { ok: false, message: 'No workout is open on the page.' }
    const [name, message] =
      group.length > 1
        ? [`the ${wanted.toLowerCase()}`, t('coachPointsAtGroup', { group: wanted.toLowerCase() })]
        : [region, t('coachPointsAt', { region: regionInSentence(region) })]
    return act(`The coach points at ${name}.`, message, { region, group, foot })
  },
  seekTo({ workoutId, timeMs, label }) {
    const time = clock(timeMs / 1000)
    const shown = label ? `${time}, ${label}` : time
    const [region] = label ? regionsOf(label) : []
    const message = region
      ? t('coachMovedToPlace', { time, place: regionInSentence(region) })
      : t('coachMovedTo', { time })
    const result = act(`The coach moved to ${shown}.`, message, { pendingSeek: { workoutId, timeMs } })
    if (!isOpen(workoutId)) navigate(pathOf(workoutId))
    return result
  },
  openWorkout({ workoutId }) {
    if (isOpen(workoutId)) return 'That workout is open already.'
    const result = act('The coach opened a workout.', t('coachOpenedWorkout'), {})
    navigate(pathOf(workoutId))
    return result
  },
}

const pathOf = (workoutId: string) => `/workouts/${workoutId}`

/** Its page, and not that for a run, which shows what is now. */
const isOpen = (workoutId: string) => window.location.pathname === pathOf(workoutId)

/** The coach is answered in English, which it speaks; the user reads what was done in the page's language. */
function act(answer: string, message: string, change: Partial<PageState>): ActionResult {
  const before = pageStore.get()
  const path = window.location.pathname + window.location.search
  const undo = () => {
    const { workoutId, region, group, foot, timeMs } = before
    const hasLeft = window.location.pathname + window.location.search !== path
    if (hasLeft) navigate(path)
    const hasMoved = hasLeft || change.pendingSeek
    const pendingSeek = workoutId && timeMs !== null && hasMoved ? { workoutId, timeMs } : null
    pageStore.set({ region, group, foot, pendingSeek })
  }
  pageStore.set({ ...change, lastAction: { message, undo } })
  bringPlateIntoSight()
  return answer
}

/** On a phone the foot may be far up or down the page. */
function bringPlateIntoSight(): void {
  if (!window.matchMedia?.('(max-width: 40rem)').matches) return
  document.querySelector('.plate-stage')?.scrollIntoView({ block: 'start', behavior: 'smooth' })
}

/** A region by its name, or those of a group; whatever the case and spacing. */
function regionsOf(name: string): readonly RegionName[] {
  const plain = (text: string) => text.toLowerCase().replaceAll(/[\s_-]/g, '')
  const wanted = plain(name)
  const region = REGION_NAMES.find((candidate) => plain(candidate) === wanted)
  if (region) return [region]
  return Object.entries(REGION_GROUPS).find(([key]) => plain(key) === wanted)?.[1] ?? []
}
