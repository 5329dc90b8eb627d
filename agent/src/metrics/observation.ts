import { z } from 'zod'
import { jobMessage } from '../worker/job-message.ts'

/** The stages of a turn whose time is measured, in the order in which they happen. */
export const STAGES = [
  'end_of_turn',
  'speech_to_text',
  'chat_model',
  'tool',
  'text_to_speech',
  'end_to_end',
  'speech_to_speech',
] as const

/** One thing that happened in a call; no words, no names of people, no ids. */
const observation = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('call') }),
  /** The coach of a new call is there, and its first sound is heard: since the room was made. */
  z.object({ kind: z.literal('arrival'), seconds: z.number().nonnegative() }),
  z.object({ kind: z.literal('first_sound'), seconds: z.number().nonnegative() }),
  z.object({ kind: z.literal('turn'), who: z.enum(['user', 'coach']) }),
  z.object({ kind: z.literal('stage'), stage: z.enum(STAGES), seconds: z.number().nonnegative() }),
  z.object({ kind: z.literal('tool'), name: z.string(), seconds: z.number().nonnegative(), ok: z.boolean() }),
  z.object({ kind: z.literal('error'), source: z.string(), provider: z.string() }),
  z.object({ kind: z.literal('interruption') }),
  z.object({ kind: z.literal('withheld') }),
  /** The user said something, and then nobody said anything. */
  z.object({ kind: z.literal('false_silence') }),
  z.object({
    kind: z.literal('usage'),
    stage: z.enum(STAGES),
    provider: z.string(),
    unit: z.enum(['input_tokens', 'cached_input_tokens', 'output_tokens', 'seconds', 'characters']),
    amount: z.number().positive(),
  }),
])
export type Observation = z.infer<typeof observation>

/** How an observation travels from a job process to its worker. */
export const observations = jobMessage('observed', observation)
