import { readdirSync, readFileSync } from 'node:fs'
import type { ChatMessage } from '../chat-types.ts'

/** A labelled sentence; `after` are the questions asked before it. */
export interface LabelledSentence {
  say: string
  intent: string
  slots: Record<string, unknown>
  after?: string[]
}

const folder = new URL('../fixtures/', import.meta.url)

/** The labelled sentences of one file: JSON Lines. */
export const readLabelled = (file: URL): LabelledSentence[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line))

/** All sentences this project has labelled. */
export const readFixtures = (): LabelledSentence[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .flatMap((name) => readLabelled(new URL(name, folder)))

/** The conversation in which a sentence stands; what the coach said in it does not matter here. */
export const historyOf = ({ after = [] }: LabelledSentence): ChatMessage[] =>
  after.flatMap((content): ChatMessage[] => [
    { role: 'user', content },
    { role: 'assistant', content: 'Okay.', toolCalls: [] },
  ])
