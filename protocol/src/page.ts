import * as z from 'zod/mini'
import { workoutId } from './ids.ts'

/**
 * The data topic on which the page tells the coach where its user is (see pageContext), and the attribute with which each
 * typed message says where it was typed.
 */
export const PAGE_TOPIC = 'kinetra.page'

/** Sent on each change of the page and when the agent joins; `null` says "nothing chosen". */
export const pageContext = z.object({
  workoutId: z.nullable(workoutId),
  region: z.nullable(z.string().check(z.maxLength(32))),
  /** Position of the replay, in milliseconds since the workout's first frame. */
  timeMs: z.nullable(z.number().check(z.gte(0))),
})
export type PageContext = z.infer<typeof pageContext>

/** RPC methods that the page serves and the coach calls, each answered within PAGE_RPC_TIMEOUT_MS. */
export const PAGE_RPC = {
  showRegion: 'kinetra.page.show_region',
  seekTo: 'kinetra.page.seek_to',
  openWorkout: 'kinetra.page.open_workout',
} as const
export const PAGE_RPC_TIMEOUT_MS = 2000

/** RPC method that the agent serves: the user has hung up, and does not come back to this call. */
export const HANG_UP_RPC = 'kinetra.call.hang_up'

export const showRegionRequest = z.object({ region: z.string(), foot: z.nullable(z.enum(['left', 'right'])) })
export const seekToRequest = z.object({
  workoutId,
  timeMs: z.number().check(z.gte(0)),
  label: z.nullable(z.string()),
})
export const openWorkoutRequest = z.object({ workoutId })
/** The page's answer: what happened, in a sentence that a screen reader may also say. */
export const pageRpcResponse = z.object({ ok: z.boolean(), message: z.string() })
export type ShowRegionRequest = z.infer<typeof showRegionRequest>
export type SeekToRequest = z.infer<typeof seekToRequest>
export type OpenWorkoutRequest = z.infer<typeof openWorkoutRequest>
export type PageRpcResponse = z.infer<typeof pageRpcResponse>
