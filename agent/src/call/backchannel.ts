const words = (list: string) => list.split(' ')

/** Sounds of somebody who listens, and how a recogniser spells them. */
const HUMS = words(
  'mm mmm mmmm mhm mm-hm mm-hmm mmhm mmhmm m-hm hm hmm hmmm uh-huh uhuh uhhuh um uh er erm m h n',
)
/** Words that say "I listen" or "I agree" and nothing else. */
const SIGNS_OF_LISTENING = words(
  'aha ah ahh oh ooh huh yeah yes yep yup ya ok okay right sure alright cool nice great good wow indeed exactly ' +
    'interesting i-see i-c got-it thank thank-you thanks fine true of-course makes-sense go-on that-s-right',
)
/** With what somebody begins to speak and then does not. */
const BEGINNINGS = words('so well but and then i a the if')
/** What no question and no order ends with, whatever stands before it. */
const UNFINISHED = new Set(words('a an the my your our their and or but because um uh er erm'))
/** A small recogniser makes words of a hummed "mm-hm"; together, these say nothing. */
const MADE_OF_HUMS = words('and then them in the they can you it-s')

const LISTENING = new Set([...HUMS, ...SIGNS_OF_LISTENING])
const BEGUN = new Set([...LISTENING, ...BEGINNINGS])
const HUMMED = new Set([...HUMS, ...MADE_OF_HUMS])
/** Phrases of several words, looked up as one. */
const PHRASES = [...LISTENING, ...HUMMED].filter((entry) => entry.includes('-'))
/** The local recogniser writes "…" behind what it is not sure of. */
const QUESTION = /\?\s*…?\s*$/
/** More than this is no mere sign of listening, whatever the words. */
const MOST_WORDS = 4
/** A hummed "mm-hm" lasts less than this, in milliseconds of speech. */
const SHORT_MS = 800

export interface SpokenOver {
  /** How long it was spoken. */
  readonly speechMs: number
  /** Whether the coach was asking something then. */
  readonly isAsked: boolean
}

/**
 * What something said over the coach's voice wants: `backchannel` only shows that somebody listens, `start` is a sentence
 * that was given up after its first words, `turn` wants an answer. Whatever is not surely one of the first two is a turn:
 * a hum that is answered costs a moment, a pain that is passed over costs more.
 */
export function intentOver(transcript: string, over: SpokenOver): 'backchannel' | 'start' | 'turn' {
  const said = wordsOf(transcript)
  const isQuestion = QUESTION.test(transcript)
  const isShort = said.length <= MOST_WORDS
  if (said.every((word) => HUMS.includes(word)) && isShort && !over.isAsked) return 'backchannel'
  if (isQuestion) return 'turn'
  if (isShort && said.every((word) => LISTENING.has(word))) return over.isAsked ? 'turn' : 'backchannel'
  if (over.speechMs < SHORT_MS && said.every((word) => HUMMED.has(word))) return 'backchannel'
  return said.every((word) => BEGUN.has(word)) || UNFINISHED.has(said.at(-1) ?? '') ? 'start' : 'turn'
}

function wordsOf(transcript: string): string[] {
  const plain = transcript.toLowerCase().replace(/[^a-z0-9]+/g, ' ')
  const joined = PHRASES.reduce(
    (text, phrase) => text.replaceAll(` ${phrase.replaceAll('-', ' ')} `, ` ${phrase} `),
    ` ${plain.trim()} `,
  )
  return joined.split(' ').filter(Boolean)
}
