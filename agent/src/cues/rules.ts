import { readdirSync } from 'node:fs'
import type { CueRule } from './cue-rule.ts'

const folder = new URL('./rules/', import.meta.url)

/** All cues there are: one for each file of `rules/`. */
export const RULES: readonly CueRule[] = await Promise.all(
  readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .toSorted()
    .map(async (name) => {
      const { rule }: { rule: CueRule } = await import(new URL(name, folder).href)
      return rule
    }),
)

/** What "only tell me about …" may name. */
export const CUE_TOPICS: readonly string[] = RULES.map(({ topic }) => topic)
