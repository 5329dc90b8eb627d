import type { ReachableProduct } from '@kinetra/e2e/product'
import { speak, VOICE_SAMPLE_RATE } from '@kinetra/e2e/voice'
import { resample } from '@kinetra/models/audio/resample'
import { sayIn } from './heard-voices.ts'

/** All unlike each other, so that no answer has been said before. */
const QUESTIONS = [
  'What was my peak pressure on the medial heel?',
  'How many high force events were there?',
  'Which part of my foot took the most load?',
  'What was my cadence?',
  'How long was my workout?',
  'What was the average pressure under the third metatarsal?',
  'What was the peak on the big toe?',
  'How much of the load did my forefoot carry?',
  'When was the hardest hit?',
  'How many steps did I take?',
  'Which part took the least load?',
  'What was my ground contact time?',
  'What was the average under my heel?',
  'How many low force events did I have?',
  'Compare this with my previous run.',
  'What was the peak pressure on the fifth metatarsal?',
  'Is my peak pressure going down?',
  'Give me a quick summary of this workout.',
  'What was the peak on the outer heel?',
  'When was the first high force event?',
]

/** So many are asked until the first one comes again. */
export const QUESTION_COUNT = QUESTIONS.length

/** The product's own, and two that it does not speak with. */
const SPEAKERS = ['own', 'flite slt', 'espeak-ng f2'] as const
const VOICED = 500
/** Of a pause in the middle of a question, in milliseconds. */
const [SHORTEST, LONGEST, STEP] = [350, 850, 50]

type Models = Pick<ReachableProduct, 'modelsUrl' | 'modelsKey'>

export interface SpokenQuestion {
  /** The words, with the pause where there is one. */
  readonly words: string
  readonly sound: Int16Array
}

export interface PausedQuestion extends SpokenQuestion {
  /** What stands before the pause. */
  readonly begun: Int16Array
  readonly pauseMs: number
}

/** A question by its number, in one go: each in another voice than the one before it. */
export async function inOneGo(
  models: Models,
  number: number,
  questions: readonly string[] = QUESTIONS,
): Promise<SpokenQuestion> {
  const words = pick(questions, number)
  const speaker = pick(SPEAKERS, number)
  return { words: `${words} (${speaker})`, sound: await say(models, speaker, words) }
}

/** The same with a pause of 350 to 850 ms between two of its words. */
export async function withPause(
  models: Models,
  number: number,
  questions: readonly string[] = QUESTIONS,
): Promise<PausedQuestion> {
  const words = pick(questions, number).split(' ')
  const speaker = pick(SPEAKERS, number)
  const at = 1 + ((number * 5) % Math.max(1, words.length - 1))
  const pauseMs = SHORTEST + ((number * 7 * STEP) % (LONGEST - SHORTEST + STEP))
  const [first, second] = [words.slice(0, at).join(' '), words.slice(at).join(' ')]
  // The comma keeps the voice from falling as at the end of a sentence.
  const begun = await say(models, speaker, `${first},`)
  const rest = second ? await say(models, speaker, second) : new Int16Array()
  const pause = new Int16Array((pauseMs * VOICE_SAMPLE_RATE) / 1000)
  return {
    words: `${first} … ${pauseMs} ms … ${second} (${speaker})`,
    begun,
    pauseMs,
    sound: Int16Array.of(...begun, ...pause, ...rest),
  }
}

/** From the first voiced sample to the last. */
async function say(models: Models, speaker: string, words: string): Promise<Int16Array> {
  const sound = speaker === 'own' ? await speak(models, words) : await sayForeign(speaker, words)
  const isVoiced = (sample: number) => Math.abs(sample) > VOICED
  return sound.slice(sound.findIndex(isVoiced), sound.findLastIndex(isVoiced) + 1)
}

async function sayForeign(voice: string, words: string): Promise<Int16Array> {
  const said = await sayIn(voice, words)
  return Int16Array.from(resample(said, VOICE_SAMPLE_RATE), (sample) => sample * 32_767)
}

function pick<Item>(items: readonly Item[], number: number): Item {
  return items[number % items.length] as Item
}
