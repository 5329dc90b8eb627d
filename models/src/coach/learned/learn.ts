import { readFileSync } from 'node:fs'
import { describe } from '../dialogue/ask-back.ts'
import { type LabelledSentence, readExamples } from '../examples.ts'
import { findEntities } from '../language/entities.ts'
import { normalise, withoutFillers } from '../language/normalise.ts'
import { opening } from '../language/openings.ts'
import { INTENTS, topicOf } from '../registry.ts'
import { type Classifier, trainClassifier } from './classifier.ts'
import { type Evidence, gatherEvidence } from './evidence.ts'
import { variationsOf } from './variations.ts'

/** In a follow-up: what was asked before is asked again, of something else. */
export const SAME = 'same'
const FOLLOW_UP_EPOCHS = 12
/** In so many examples, as once may be a slip. */
const FEWEST = 2

interface Learned {
  /** What a question asks for by itself. */
  readonly ownIntents: Classifier
  /** What a few words ask for after a question; its context is that question's topic. */
  readonly followUps: Classifier
  readonly evidence: Evidence
  /** Words that ask for the last answer again, as "since when?" does; others must name what is to be changed. */
  readonly sayAgain: ReadonlySet<string>
}
let learned: Learned | undefined

/** Learns from the examples, once: two or three seconds of one core. */
export function learn(): Learned {
  learned ??= learnFrom(readExamples())
  return learned
}

/** Learns from these examples alone; for a measure of how well others are understood. */
export function learnFrom(examples: readonly LabelledSentence[]): Learned {
  const alone = [...examples.filter(({ after }) => !after), ...askedBack(), ...variationsOf(examples)].map(
    ({ say, intent }) => ({
      text: tagged(say),
      label: intent,
    }),
  )
  const ownIntents = trainClassifier(alone)
  const continued = examples.flatMap(({ say, intent, after, heard }) => {
    const previous = after && !heard && intentSpokenOf(after, ownIntents)
    if (!previous) return []
    return [
      {
        text: opening(tagged(say)).rest,
        label: intent === previous ? SAME : intent,
        context: contextOf(previous),
      },
    ]
  })
  return {
    ownIntents,
    followUps: trainClassifier(continued, FOLLOW_UP_EPOCHS),
    evidence: gatherEvidence(alone),
    sayAgain: new Set(continued.filter(({ label }) => label === SAME).map(({ text }) => text)),
  }
}

/** What the coach asks back, of a place and without one, so that it reads back as what was asked about. */
function askedBack(): { say: string; intent: string }[] {
  const places = [{}, { region: 'Lat Heel' }, { which: 'previous' }] as const
  return [...INTENTS.keys()].flatMap((intent) =>
    [...places, ...places].flatMap((slots) => {
      const say = describe({ intent, slots, details: {} })
      return say === null ? [] : [{ say, intent }]
    }),
  )
}

/** Only for measuring: understanding rests on these examples from now on. */
export function learnAnew(examples: readonly LabelledSentence[]): void {
  learned = learnFrom(examples)
}

const tagged = (say: string) => findEntities(withoutFillers(normalise(say))).tagged

/** The last of some questions that is no aside, where it can be told by itself. */
function intentSpokenOf(questions: readonly string[], classify: Classifier): string | undefined {
  return questions
    .map((question) => {
      const text = tagged(question)
      return opening(text).isLed ? undefined : classify(text)[0]?.label
    })
    .findLast((label) => label !== undefined && topicOf(label) !== undefined)
}

/** What may change how a few words are meant. */
export const contextOf = (previous: string): string => topicOf(previous) ?? 'none'

const COMMON_WORDS = readFileSync(new URL('../language/common-words.txt', import.meta.url), 'utf8').split(
  /\s+/,
)
let known: ReadonlySet<string> | undefined

/** Whether a word, in lower case, is one that people say to a coach, or a common one. */
export function isKnown(word: string): boolean {
  known ??= new Set([...COMMON_WORDS, ...oftenSaid(readExamples())])
  return word.length < 3 || known.has(word)
}

function oftenSaid(examples: readonly LabelledSentence[]): string[] {
  const counts = new Map<string, number>()
  for (const { say, heard } of examples)
    for (const word of heard ? [] : normalise(say).split(' ')) counts.set(word, (counts.get(word) ?? 0) + 1)
  return [...counts].filter(([, count]) => count >= FEWEST).map(([word]) => word)
}
