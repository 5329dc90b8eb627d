import * as z from 'zod/mini'
import { workoutId } from './ids.ts'

/** The data topic on which the page tells the coach how it wants to be spoken to during a workout (see cueSettings). */
export const CUES_TOPIC = 'kinetra.cues'

/** What cues can be about, such as `heel` or `cadence`: a name of the coach's own rules, which the page need not know. */
const cueTopic = z.string().check(z.regex(/^[a-z][a-z-]{0,31}$/, 'is no topic of cues'))

/** Sent by the page when the agent joins and on each change; a user may change it by voice as well. */
export const cueSettings = z.object({
  /** How readily the coach speaks up: never, seldom, as usual, or at smaller changes. */
  chattiness: z.enum(['off', 'few', 'usual', 'many']),
  /** With tones the coach stays silent and the page plays one for each cue. */
  sound: z.enum(['voice', 'tones']),
  /** Cues about this alone; null for all. */
  only: z.nullable(cueTopic),
})
export type CueSettings = z.infer<typeof cueSettings>

export const DEFAULT_CUE_SETTINGS: CueSettings = {
  chattiness: 'usual',
  sound: 'voice',
  only: null,
}

/** What the coach tells the page about cues, on `kinetra.call`. */
export const cueEvents = [
  /** A cue, as it is given: `alert` is urgent, `hint` says what could be better, `praise` what has become so. */
  z.object({
    kind: z.literal('cue'),
    topic: cueTopic,
    tone: z.enum(['alert', 'hint', 'praise']),
    /** What is said or, with tones, would be. */
    text: z.string(),
    sound: cueSettings.shape.sound,
  }),
  /** The user changed this by voice; `isQuiet` after "not now", until told otherwise or some minutes later. */
  z.object({ kind: z.literal('cue-settings'), settings: cueSettings, isQuiet: z.boolean() }),
  /** The workout that was being recorded is over: the page offers how it went. */
  z.object({ kind: z.literal('recording-ended'), workoutId }),
] as const
