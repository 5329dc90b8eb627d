import { readFileSync } from 'node:fs'
import { z } from 'zod'

/** A value that an argument must have: itself, one of several, "*" any that is given, "/…/" a pattern. */
const value = z.union([z.string(), z.number(), z.null()])
const meaning = z.union([
  z.strictObject({
    /** The tool that must be asked, with exactly these telling arguments. */
    tool: z.string(),
    args: z.record(z.string(), z.union([value, z.array(value)])).default({}),
    /** Fields of tool results, of which the first sentence with numbers must say one. */
    figure: z.array(z.string()).optional(),
    /** A pattern that the answer must fit. */
    answer: z.string().optional(),
  }),
  /** Answered without data, in words that fit a pattern. */
  z.strictObject({ answer: z.string() }),
  /** The coach must say plainly that it cannot, whatever else it says. */
  z.strictObject({ cannot: z.literal(true) }),
  /** The coach must say its last answer again. */
  z.strictObject({ repeats: z.literal(true) }),
])
export type Meaning = z.infer<typeof meaning>

const frozenSentence = z.strictObject({
  topic: z.string(),
  /** The sample workout on the screen. */
  on: z.string().default('Morning run'),
  /** What was said before it in the same conversation. */
  after: z.array(z.string()).default([]),
  say: z.string(),
  /** Each of these is right. */
  means: z.array(meaning).min(1),
  /** Nobody could know what is meant: to ask back is right. */
  asks: z.boolean().default(false),
})
export type FrozenSentence = z.infer<typeof frozenSentence>

export const FROZEN_SETS = ['typed', 'spoken', 'spoken-development'] as const
export type FrozenSet = (typeof FROZEN_SETS)[number]

/** The sentences of a set; what the sets are for stands in README.md beside them. */
export const readFrozen = (set: FrozenSet): FrozenSentence[] =>
  readFileSync(new URL(`./${set}.jsonl`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => frozenSentence.parse(JSON.parse(line)))
