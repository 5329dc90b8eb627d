import { readdirSync, readFileSync } from 'node:fs'
import type { Intent } from '../understanding.ts'

/** A labelled sentence; `after` are the questions asked before it. */
export interface LabelledSentence {
  say: string
  intent: Intent
  slots: Record<string, unknown>
  after?: string[]
}

const folder = new URL('./', import.meta.url)

/** The labelled sentences of one file: JSON Lines. */
export const readLabelled = (file: URL): LabelledSentence[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line))

/** All sentences this project has labelled: the coach learns from them, and is tested with them. */
export const readSentences = (): LabelledSentence[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .toSorted()
    .flatMap((name) => readLabelled(new URL(name, folder)))
