import {
  openWorkoutRequest,
  PAGE_RPC,
  type PageRpcResponse,
  seekToRequest,
  showRegionRequest,
} from '@kinetra/protocol/page'
import { REGION_GROUPS, REGION_NAMES, type RegionName } from '@kinetra/workouts/regions'
import { navigate } from 'wouter/use-browser-location'
import { clock } from '../format/format.ts'
import { type PageState, pageStore } from '../page-context/page-store.ts'

type Handler = (payload: unknown) => PageRpcResponse

const NOT_UNDERSTOOD: PageRpcResponse = { ok: false, message: 'The page did not understand what to show.' }

/** What the coach may do with the page; each says in a sentence what it did, and can be undone. */
export const PAGE_HANDLERS: Readonly<Record<string, Handler>> = {
  [PAGE_RPC.showRegion]: (payload) => {
    const request = showRegionRequest.safeParse(payload).data
    const group = request ? regionsOf(request.region) : []
    const [region] = group
    if (!request || !region) return NOT_UNDERSTOOD
    if (!pageStore.get().workoutId) return { ok: false, message: 'No workout is open on the page.' }
    const name = group.length > 1 ? `the ${request.region.toLowerCase()}` : region
    return act(`The coach points at ${name}.`, { region, group, foot: request.foot })
  },
  [PAGE_RPC.seekTo]: (payload) => {
    const request = seekToRequest.safeParse(payload).data
    if (!request) return NOT_UNDERSTOOD
    const { workoutId, timeMs, label } = request
    const message = `The coach moved to ${clock(timeMs / 1000)}${label ? `, ${label}` : ''}.`
    const result = act(message, { pendingSeek: { workoutId, timeMs } })
    if (pageStore.get().workoutId !== workoutId) navigate(`/workouts/${workoutId}`)
    return result
  },
  [PAGE_RPC.openWorkout]: (payload) => {
    const request = openWorkoutRequest.safeParse(payload).data
    if (!request) return NOT_UNDERSTOOD
    if (pageStore.get().workoutId === request.workoutId) {
      return { ok: true, message: 'That workout is open already.' }
    }
    const result = act('The coach opened a workout.', {})
    navigate(`/workouts/${request.workoutId}`)
    return result
  },
}

function act(message: string, change: Partial<PageState>): PageRpcResponse {
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
  return { ok: true, message }
}

/** A region by its name, or those of a group; whatever the case and spacing. */
function regionsOf(name: string): readonly RegionName[] {
  const plain = (text: string) => text.toLowerCase().replaceAll(/[\s_-]/g, '')
  const wanted = plain(name)
  const region = REGION_NAMES.find((candidate) => plain(candidate) === wanted)
  if (region) return [region]
  return Object.entries(REGION_GROUPS).find(([key]) => plain(key) === wanted)?.[1] ?? []
}
