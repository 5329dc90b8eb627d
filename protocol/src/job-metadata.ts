import * as z from 'zod/mini'
import { workoutId } from './ids.ts'
import { timeZone } from './time-zone.ts'

const TRACEPARENT = /^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/

/**
 * The string a dispatch carries to the agent (`ctx.job.metadata`), as JSON. `workout_id` alone is a
 * wish that anybody may write; `call` is the server's signed word (see job-token.ts) and wins.
 */
export const jobMetadata = z.object({
  workout_id: z.optional(workoutId),
  call: z.optional(z.string().check(z.maxLength(4096))),
  /** The user's, for "today" and "yesterday"; one that is not known here counts as none. */
  time_zone: z.catch(z.optional(timeZone), undefined),
  /** W3C trace context of the dispatch; believed only beside a word that was signed. */
  traceparent: z.catch(z.optional(z.string().check(z.regex(TRACEPARENT))), undefined),
})
export type JobMetadata = z.infer<typeof jobMetadata>

/** Reads metadata from any source; what cannot be read counts as empty, since it is only a wish. */
export function parseJobMetadata(text: string | undefined): JobMetadata {
  if (!text) return {}
  try {
    const parsed = jobMetadata.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : {}
  } catch {
    return {}
  }
}
