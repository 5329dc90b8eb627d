import * as z from 'zod/mini'

export const callRow = z.object({
  id: z.string(),
  userId: z.string(),
  workoutId: z.nullable(z.string()),
  roomName: z.string(),
  timeZone: z.nullable(z.string()),
  createdAt: z.string(),
  endedAt: z.nullable(z.string()),
  // Of a later version: read as none.
  feedback: z.catch(z.nullable(z.enum(['good', 'bad'])), null),
})

export const CALL_COLUMNS = `id, user_id AS userId, workout_id AS workoutId, room_name AS roomName,
  time_zone AS timeZone, created_at AS createdAt, ended_at AS endedAt, feedback`
