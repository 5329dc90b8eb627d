import type { Frame } from '@kinetra/workouts/frame'
import { generateGait } from '@kinetra/workouts/gait-generator'
import type { Foot } from '@kinetra/workouts/workout'
import type { FrameBatch, Store } from '../store.ts'

export const START_MS = Date.parse('2026-05-04T07:00:00Z')

/** Frames of a runner with heavy and spared steps, so that both kinds of events are in them. */
export function recording(
  durationInS: number,
  feet: readonly Foot[] = ['left'],
  startMs = START_MS,
): Frame[] {
  const gait = { load: 1.1, fatigue: 0.1, sparingSteps: 0.1 }
  return generateGait({ ...gait, type: 'running', seed: 7, durationInS, feet, startMs }).frames
}

export function inBatches(frames: readonly Frame[], size = 25): FrameBatch[] {
  return Array.from({ length: Math.ceil(frames.length / size) }, (_, seq) => ({
    seq,
    frames: frames.slice(seq * size, (seq + 1) * size),
  }))
}

const ENDLESS = inBatches(recording(4))

/** The batch of any number of a recording without end: the same four seconds over and over. */
export function endlessBatch(seq: number): FrameBatch {
  const shift = Math.floor(seq / ENDLESS.length) * 4000
  const frames = ENDLESS[seq % ENDLESS.length]?.frames ?? []
  return { seq, frames: frames.map((frame) => ({ ...frame, timestamp: frame.timestamp + shift })) }
}

export async function appendAll(
  store: Store,
  owner: string,
  id: string,
  batches: readonly FrameBatch[],
): Promise<void> {
  for (const batch of batches) await store.workouts.appendFrames(owner, id, batch)
}

/** A workout of the owner with these batches in it; gives its id. */
export async function storeRecording(
  store: Store,
  owner: string,
  batches: readonly FrameBatch[],
): Promise<string> {
  const { id } = await store.workouts.create(owner, { name: 'Run', type: 'running' })
  await appendAll(store, owner, id, batches)
  return id
}

/** All that can be read about a workout's measurements, without what differs between two equal workouts. */
export async function measurements(store: Store, viewer: string, id: string) {
  const { frameCount, durationInS, highForceEvents, lowForceEvents, peakPressure } = await store.workouts.get(
    viewer,
    id,
  )
  const summary = await store.workouts.summary(viewer, id)
  return {
    headline: { frameCount, durationInS, highForceEvents, lowForceEvents, peakPressure },
    summary: summary && { ...summary, workoutId: '' },
    events: await store.workouts.events(viewer, id, {}),
    chart: await store.workouts.overview(viewer, id, { bins: 40, foot: 'left', region: 'Med Heel' }),
  }
}
