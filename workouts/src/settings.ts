import * as z from 'zod/mini'
import { goalsByType } from './goals.ts'
import { thresholdsByType } from './own-thresholds.ts'

/** A day to ten years; null keeps for good. */
const days = z
  .int('must be a whole number of days')
  .check(z.gte(1, 'must be at least 1 day'), z.lte(3650, 'must be at most 3650 days'))

/** What a user decides once for all browsers and calls; what a browser decides stays in it. */
export const settings = z.strictObject({
  coach: z.strictObject({
    /** A name that `/api/config` offers; null for the coach's usual voice. */
    voice: z.nullable(z.string().check(z.regex(/^[a-z0-9-]{1,40}$/, 'is no name of a voice'))),
    /** How fast the coach speaks; 1 is the voice's own rate. */
    rate: z.number().check(z.gte(0.7, 'must be at least 0.7'), z.lte(1.5, 'must be at most 1.5')),
  }),
  numbers: z.strictObject({
    /** `language` writes it as the page's language does. */
    decimalMark: z.enum(['language', 'point', 'comma']),
    /** `whole`: from ten on without decimals, on the page and when spoken. */
    rounding: z.enum(['tenths', 'whole']),
    clock: z.enum(['24h', '12h']),
  }),
  thresholds: thresholdsByType,
  goals: goalsByType,
  /** Conversations older than this are deleted; null keeps them. */
  keepConversationsDays: z.nullable(days),
})
export type Settings = z.infer<typeof settings>

/** How long conversations are kept unless their owner says otherwise. */
export const KEEP_CONVERSATIONS_DAYS = 90

export const DEFAULT_SETTINGS: Settings = {
  coach: { voice: null, rate: 1 },
  numbers: { decimalMark: 'language', rounding: 'tenths', clock: '24h' },
  thresholds: {},
  goals: {},
  keepConversationsDays: KEEP_CONVERSATIONS_DAYS,
}
