import { type Frame, NO_SENSOR } from '@kinetra/workouts/frame'
import type { Workout } from '@kinetra/workouts/workout'

type Pages = AsyncIterable<readonly Frame[]>

/** A recording as `npm run import` reads it: a header line, then a frame a line. */
export async function* toJsonLines(workout: Workout, pages: Pages): AsyncGenerator<string> {
  let index = 0
  for await (const page of pages) {
    let text = index === 0 ? `${headerOf(workout, page[0])}\n` : ''
    for (const { timestamp, foot, pressureMatrix } of page)
      text += `${JSON.stringify({ i: index++, timestamp, foot, pressure_matrix: pressureMatrix })}\n`
    yield text
  }
}

function headerOf(workout: Workout, first: Frame | undefined): string {
  return JSON.stringify({
    kind: 'header',
    workout_id: workout.id,
    name: workout.name,
    activity: workout.type,
    started_at: workout.startedAt,
    rows: first?.pressureMatrix.length ?? 0,
    cols: first?.pressureMatrix[0]?.length ?? 0,
    frames: workout.frameCount,
    foot: first?.foot,
    unit: 'relative pressure 0..100 (unitless), -1 = no sensor',
    // Says that nothing has to be corrected: an offset was taken off when the frames came in.
    unloaded_value: 0,
  })
}

/**
 * Name and activity in lines of their own, then a frame a line; the cells row by row from the toes, empty where there is
 * no sensor.
 */
export async function* toCsv({ name, type }: Workout, pages: Pages): AsyncGenerator<string> {
  let since: number | undefined
  for await (const page of pages) {
    let text = ''
    for (const { timestamp, foot, pressureMatrix } of page) {
      if (since === undefined) {
        since = timestamp
        const cells = pressureMatrix.flatMap((row, y) => row.map((_, x) => `r${y}c${x}`))
        text += `# name: ${name.replace(/\s+/g, ' ')}\n# activity: ${type}\n`
        text += `${['timestamp_ms', 'time_s', 'foot', ...cells].join(',')}\n`
      }
      const cells = pressureMatrix.flat().map((value) => (value === NO_SENSOR ? '' : value))
      text += `${[timestamp, ((timestamp - since) / 1000).toFixed(3), foot, ...cells].join(',')}\n`
    }
    yield text
  }
}
