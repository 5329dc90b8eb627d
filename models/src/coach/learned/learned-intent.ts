import { findEntities } from '../language/entities.ts'
import { normalise, withoutFillers } from '../language/normalise.ts'
import { type LabelledSentence, readSentences } from '../sentences/read-sentences.ts'
import type { Intent } from '../understanding.ts'
import { type Guess, type Labelled, trainClassifier } from './classifier.ts'

let classify: ((text: string) => Guess<Intent>) | undefined

/** Learns from the labelled sentences, once: about a second of one core. */
export function learn(): (text: string) => Guess<Intent> {
  classify ??= trainClassifier(readSentences().flatMap(toExample))
  return classify
}

/** The intent that a tagged text has by its likeness to the labelled sentences. */
export const learnedIntentOf = (tagged: string): Guess<Intent> => learn()(tagged)

/** Sentences that continue a conversation say too little alone to be learned from. */
export function toExample({ say, intent, after }: LabelledSentence): Labelled<Intent>[] {
  return after ? [] : [{ text: findEntities(withoutFillers(normalise(say))).tagged, label: intent }]
}
