import * as z from 'zod/mini'

/** A workout's id: 24 lower-case hex digits, the text form of a MongoDB ObjectId; both stores use it. */
export const workoutId = z.string().check(z.regex(/^[0-9a-f]{24}$/, 'a workout id is 24 hex digits'))
export type WorkoutId = z.infer<typeof workoutId>

/** A call's id: 128 random bits as 32 lower-case hex digits, made by the server. */
export const callId = z.string().check(z.regex(/^[0-9a-f]{32}$/, 'a call id is 32 hex digits'))
export type CallId = z.infer<typeof callId>

/** The owner of the sample workouts: everybody may read what it owns, nobody may write it. */
export const SAMPLE_OWNER = 'sample'

/** The one user of a server without an identity provider. */
export const LOCAL_USER = 'local'
