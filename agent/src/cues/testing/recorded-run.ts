import { LOCAL_USER } from '@kinetra/protocol/ids'
import type { Store } from '@kinetra/store/store'
import type { Frame } from '@kinetra/workouts/frame'
import { FEET, type Foot } from '@kinetra/workouts/workout'

/** When the frames of a recorded run begin, in milliseconds since 1970. */
export const START_MS = Date.UTC(2026, 0, 1)

export interface RecordedRun {
  readonly id: string
  /** Sends what was recorded from one second to another, in batches of `stepS`. */
  send(fromS: number, toS: number, stepS?: number): Promise<void>
  complete(): Promise<unknown>
}

/** A recording of the local user, each insole sending for itself. */
export async function recordRun(store: Store, frames: readonly Frame[]): Promise<RecordedRun> {
  const { id } = await store.workouts.create(LOCAL_USER, { name: 'Run', type: 'running' })
  const next = { left: 0, right: 0 }
  const ofFoot = Object.fromEntries(
    FEET.map((foot) => [foot, frames.filter((frame) => frame.foot === foot)]),
  ) as Record<Foot, Frame[]>
  return {
    id,
    async send(fromS, toS, stepS = 5) {
      for (let atS = fromS; atS < toS; atS += stepS)
        for (const insole of FEET) {
          const isIn = ({ timestamp }: Frame) =>
            timestamp >= START_MS + atS * 1000 && timestamp < START_MS + (atS + stepS) * 1000
          const batch = { seq: next[insole]++, insole, frames: ofFoot[insole].filter(isIn) }
          if (batch.frames.length > 0) await store.workouts.appendFrames(LOCAL_USER, id, batch)
        }
    },
    complete: async () => await store.workouts.complete(LOCAL_USER, id),
  }
}
