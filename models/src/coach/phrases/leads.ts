import { readFileSync } from 'node:fs'

/** Answers of the coach cut off after their first words, each line another; the voice practises them. */
export const readLeads = (): string[] =>
  readFileSync(new URL('leads.txt', import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean)
