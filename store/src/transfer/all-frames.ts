import type { Frame } from '@kinetra/workouts/frame'
import type { Store } from '../store.ts'

const LIMIT = 1000

/** All frames of a workout in order of time, a page at a time. */
export async function* allFrames(store: Store, viewer: string, id: string): AsyncGenerator<Frame[]> {
  const toMs = Number.POSITIVE_INFINITY
  const [first] = await store.workouts.frames(viewer, id, { fromMs: 0, toMs, limit: 1 })
  if (!first) return
  const since = first.timestamp
  let fromMs = 0
  for (;;) {
    const page = await store.workouts.frames(viewer, id, { fromMs, toMs, limit: LIMIT })
    const last = page.at(-1)
    if (!last) return
    if (page.length < LIMIT) {
      yield page
      return
    }
    // Frames of the page's last moment may go on behind it, so that moment is left to the next page.
    const whole = page.filter(({ timestamp }) => timestamp < last.timestamp)
    if (whole.length === 0) throw new Error(`More than ${LIMIT} frames have the same time ${last.timestamp}.`)
    yield whole
    fromMs = last.timestamp - since
  }
}
