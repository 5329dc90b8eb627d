import { findEntities } from '../language/entities.ts'
import { normalise, withoutFillers } from '../language/normalise.ts'
import { type LabelledSentence, readSentences } from '../sentences/read-sentences.ts'
import type { Intent } from '../understanding.ts'
import { type Guess, type Labelled, trainClassifier } from './classifier.ts'
import { saidWords } from './said-words.ts'

interface Learned {
  readonly classify: (text: string) => Guess<Intent>
  readonly said: ReadonlySet<string>
}
let learned: Learned | undefined

/** Learns from the labelled sentences, once: about a second of one core. */
export function learn(): Learned {
  learned ??= learnFrom(readSentences())
  return learned
}

function learnFrom(sentences: readonly LabelledSentence[]): Learned {
  return { classify: trainClassifier(sentences.flatMap(toExample)), said: saidWords(sentences) }
}

/** The intent that a tagged text has by its likeness to the labelled sentences. */
export const learnedIntentOf = (tagged: string): Guess<Intent> => learn().classify(tagged)

/** Whether a word, in lower case, is one that people say to a coach, or a common one. */
export const isSaid = (word: string): boolean => word.length < 3 || learn().said.has(word)

/** Sentences that continue a conversation say too little alone to be learned from. */
export function toExample({ say, intent, after }: LabelledSentence): Labelled<Intent>[] {
  return after ? [] : [{ text: findEntities(withoutFillers(normalise(say))).tagged, label: intent }]
}
