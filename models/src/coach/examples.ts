import { readdirSync, readFileSync } from 'node:fs'

/** A labelled sentence; `after` are the questions asked before it. */
export interface LabelledSentence {
  readonly say: string
  readonly intent: string
  readonly slots: Record<string, unknown>
  readonly after?: string[]
  /** It is what a recogniser made of a question, or how somebody spelled it: its words are not known ones. */
  readonly heard?: true
}

const folder = new URL('./intents/', import.meta.url)
const ENDING = '.examples.jsonl'

/** The examples of all intents, each in the file beside it: the coach learns from them. */
export const readExamples = (): LabelledSentence[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(ENDING))
    .toSorted()
    .flatMap((file) =>
      readFileSync(new URL(file, folder), 'utf8')
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => ({
          slots: {},
          ...(JSON.parse(line) as { say: string }),
          intent: file.replace(ENDING, '').replaceAll('-', '_'),
        })),
    )
