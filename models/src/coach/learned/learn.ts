import { readFileSync } from 'node:fs'
import { describe } from '../dialogue/ask-back.ts'
import { type LabelledSentence, readExamples } from '../examples.ts'
import { findEntities } from '../language/entities.ts'
import { normalise, withoutFillers } from '../language/normalise.ts'
import { opening } from '../language/openings.ts'
import { NAME_WORDS } from '../language/workout-names.ts'
import { INTENTS, topicOf } from '../registry.ts'
import { type Classifier, classifierOf, trainClassifier, type Weights } from './classifier.ts'
import { type Evidence, gatherEvidence } from './evidence.ts'
import { kept } from './kept.ts'
import { variationsOf } from './variations.ts'

/** In a follow-up: what was asked before is asked again, of something else. */
export const SAME = 'same'
const FOLLOW_UP_EPOCHS = 12
const CONTEXTS = ['place', 'events', 'workout', 'list', 'other', 'none']
/** In so many examples, as once may be a slip. */
const FEWEST = 2

/** All of it, as it is kept. */
interface Knowledge {
  readonly ownIntents: Weights
  readonly followUps: Weights
  readonly evidence: Evidence
  readonly sayAgain: ReadonlySet<string>
  readonly oftenSaid: ReadonlySet<string>
}

interface Learned {
  /** What a question asks for by itself. */
  readonly ownIntents: Classifier
  /** What a few words ask for after a question; its context is that question's topic. */
  readonly followUps: Classifier
  readonly evidence: Evidence
  /** Words that ask for the last answer again, as "since when?" does; others must name what is to be changed. */
  readonly sayAgain: ReadonlySet<string>
  /** Words, in lower case, that people say to a coach, and common ones. */
  readonly known: ReadonlySet<string>
}
let learned: Learned | undefined

/** What the examples teach: as it was kept, or learned now, which takes some seconds of one core. */
export function learn(): Learned {
  learned ??= inUse(kept(() => learnFrom(readExamples())))
  return learned
}

/** Only for measuring: understanding rests on these examples from now on. */
export function learnAnew(examples: readonly LabelledSentence[]): void {
  learned = inUse(learnFrom(examples))
}

const inUse = ({ ownIntents, followUps, oftenSaid, ...others }: Knowledge): Learned => ({
  ...others,
  ownIntents: classifierOf(ownIntents),
  followUps: classifierOf(followUps),
  known: new Set([...COMMON_WORDS, ...NAME_WORDS, ...oftenSaid]),
})

function learnFrom(examples: readonly LabelledSentence[]): Knowledge {
  const alone = [...examples.filter(({ after }) => !after), ...askedBack(), ...variationsOf(examples)].map(
    ({ say, intent }) => ({
      text: tagged(say),
      label: intent,
    }),
  )
  const ownIntents = trainClassifier(alone)
  const classify = classifierOf(ownIntents)
  const whole = examples.flatMap(({ say, intent, after, heard }, at) =>
    after || heard
      ? []
      : [{ text: tagged(say), label: intent, context: CONTEXTS[at % CONTEXTS.length] ?? '' }],
  )
  const continued = examples.flatMap(({ say, intent, after, heard }) => {
    const previous = after && !heard && intentSpokenOf(after, classify)
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
    // Whole questions mean the same after any other.
    followUps: trainClassifier([...continued, ...whole], FOLLOW_UP_EPOCHS),
    evidence: gatherEvidence(alone),
    sayAgain: new Set(continued.filter(({ label }) => label === SAME).map(({ text }) => text)),
    oftenSaid: oftenSaid(examples),
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

/** Whether a word, in lower case, is one that people say to a coach, or a common one. */
export const isKnown = (word: string): boolean => word.length < 3 || learn().known.has(word)

function oftenSaid(examples: readonly LabelledSentence[]): ReadonlySet<string> {
  const counts = new Map<string, number>()
  for (const { say, heard } of examples)
    for (const word of heard ? [] : normalise(say).split(' ')) counts.set(word, (counts.get(word) ?? 0) + 1)
  return new Set([...counts].filter(([, count]) => count >= FEWEST).map(([word]) => word))
}
