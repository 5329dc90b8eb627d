import * as z from 'zod/mini'
import { cueEvents } from './cues.ts'
import { workoutId } from './ids.ts'

/** The data topic on which the coach tells the page what it does and where its numbers come from. */
export const CALL_EVENTS_TOPIC = 'kinetra.call'

/** Where a spoken number comes from, so that the caption can link to it. */
export const numberSource = z.object({
  /** The number as it stands in the caption, for instance "61.8" or "twelve". */
  text: z.string(),
  value: z.number(),
  workoutId: z.nullable(workoutId),
  region: z.nullable(z.string()),
  statistic: z.string(),
  timeMs: z.nullable(z.number()),
})
export type NumberSource = z.infer<typeof numberSource>

export const callEvent = z.discriminatedUnion('kind', [
  /** A tool ran: one quiet line, such as "looked at 12 events". */
  z.object({ kind: z.literal('tool'), name: z.string(), line: z.string(), ok: z.boolean() }),
  /** The numbers of one finished sentence of the coach. */
  z.object({ kind: z.literal('sources'), sentence: z.string(), sources: z.array(numberSource) }),
  /** An answer was broken off: its words as far as they were heard. */
  z.object({ kind: z.literal('heard'), text: z.string().check(z.minLength(1)) }),
  /** Something the user should know, such as a provider that was replaced. */
  z.object({ kind: z.literal('notice'), message: z.string() }),
  ...cueEvents,
])
export type CallEvent = z.infer<typeof callEvent>
