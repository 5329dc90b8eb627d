import type { WorkoutEvent } from '@kinetra/workouts/event'
import * as z from 'zod/mini'
import type { Database } from './database.ts'

const eventRow = z.object({ body: z.string() })

export function insertEvents(
  database: Database,
  id: string,
  seq: number,
  events: readonly WorkoutEvent[],
): void {
  for (const [number, event] of events.entries())
    database.run(
      'INSERT INTO events (workout_id, seq, number, body) VALUES (?, ?, ?, ?)',
      ...[id, seq, number, JSON.stringify(event)],
    )
}

/** Those that ended, in the order of their batches. */
export function readEvents(database: Database, id: string): WorkoutEvent[] {
  return database
    .all(eventRow, 'SELECT body FROM events WHERE workout_id = ? ORDER BY seq, number', id)
    .map(({ body }) => JSON.parse(body) as WorkoutEvent)
}
