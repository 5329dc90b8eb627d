import type { WorkoutEvent } from '@kinetra/workouts/event'
import type { RegionName } from '@kinetra/workouts/regions'
import type { Settings } from '@kinetra/workouts/settings'
import type { WorkoutSummary } from '@kinetra/workouts/summary'
import type { Workout, WorkoutType } from '@kinetra/workouts/workout'
import type { ReachableProduct } from './product.ts'

const get = <Body>(product: ReachableProduct, path: string) => request<Body>(product, path, {})

/** Sends a body as JSON, or nothing. */
export const post = <Body>(product: ReachableProduct, path: string, body?: object) =>
  send<Body>(product, 'POST', path, body)

const send = <Body>(product: ReachableProduct, method: string, path: string, body?: object) =>
  request<Body>(product, path, {
    method,
    ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  })

async function request<Body>(product: ReachableProduct, path: string, init: RequestInit): Promise<Body> {
  const response = await fetch(`${product.url}${path}`, init)
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`)
  return (await response.json()) as Body
}

/** @param rate how fast the coach speaks; 1 is the voice's own rate. */
export async function setCoachRate(product: ReachableProduct, rate: number): Promise<void> {
  const { settings } = await get<{ settings: Settings }>(product, '/api/settings')
  await send(product, 'PUT', '/api/settings', { ...settings, coach: { ...settings.coach, rate } })
}

export async function listWorkouts(product: ReachableProduct): Promise<Workout[]> {
  return (await get<{ workouts: Workout[] }>(product, '/api/workouts')).workouts
}

/** A workout of this kind; of several that were there from the start, always the same. */
export async function workoutOf(product: ReachableProduct, type: WorkoutType): Promise<Workout> {
  const found = (await listWorkouts(product)).find((workout) => workout.type === type)
  if (!found) throw new Error(`no sample of the kind "${type}"`)
  return found
}

/** The stored peak of a region, relative 0–100 with one decimal; the higher one of two feet. */
export async function peakOf(
  product: ReachableProduct,
  workoutId: string,
  region: RegionName,
): Promise<number> {
  const summary = await get<WorkoutSummary>(product, `/api/workouts/${workoutId}/summary`)
  const peaks = summary.feet.flatMap(({ regions }) =>
    regions.filter((statistics) => statistics.region === region).map(({ peak }) => peak),
  )
  return Math.round(Math.max(...peaks) * 10) / 10
}

export async function countEvents(product: ReachableProduct, workoutId: string): Promise<number> {
  const { events } = await get<{ events: WorkoutEvent[] }>(
    product,
    `/api/workouts/${workoutId}/events?limit=1000`,
  )
  return events.length
}

/** When the highest high-force event was, in milliseconds since the workout's first frame. */
export async function highestEventMs(product: ReachableProduct, workoutId: string): Promise<number> {
  const [{ events }, summary] = await Promise.all([
    get<{ events: WorkoutEvent[] }>(
      product,
      `/api/workouts/${workoutId}/events?type=region_force_high&limit=1000`,
    ),
    get<WorkoutSummary>(product, `/api/workouts/${workoutId}/summary`),
  ])
  const [highest] = events.toSorted((a, b) => b.value - a.value)
  if (!highest) throw new Error('no high-force event')
  return highest.timestamp - summary.startedAtMs
}

export async function callsOf(product: ReachableProduct, workoutId: string): Promise<{ id: string }[]> {
  return (await get<{ calls: { id: string }[] }>(product, `/api/calls?workout_id=${workoutId}`)).calls
}

export async function turnsOf(
  product: ReachableProduct,
  callId: string,
): Promise<{ who: string; text: string; toolCalls?: { name: string; result: string }[] }[]> {
  return (await get<{ turns: { who: string; text: string }[] }>(product, `/api/calls/${callId}/turns`)).turns
}

/** The turns of the latest call about a workout. */
export async function turnsOfLatestCall(product: ReachableProduct, workoutId: string) {
  const [call] = await callsOf(product, workoutId)
  return await turnsOf(product, call?.id ?? '')
}
