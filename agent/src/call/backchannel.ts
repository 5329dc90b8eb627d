/** What listeners say without wanting to speak, and what a recogniser makes of it and of a cough. */
const BACKCHANNELS = new Set(
  (
    'mm mmm mhm mm-hm mm-hmm mmhm mmhmm m-hm hm hmm hmmm uh-huh uhuh uhhuh aha ah ahh oh ooh huh um uh er erm ' +
    'yeah yes yep yup ya ok okay right sure alright cool nice great good wow really indeed exactly interesting ' +
    'i-see got-it thank-you thanks fine true of-course makes-sense go-on you its sorry'
  ).split(' '),
)
/** Phrases of several words, looked up as one. */
const PHRASES = [...BACKCHANNELS].filter((entry) => entry.includes('-'))
/** More than this is no mere sign of listening, whatever the words. */
const MOST_WORDS = 4

/** With what somebody begins to speak and then does not. */
const BEGINNINGS = new Set('so well but and then i a the if'.split(' '))
/** What no question and no order ends with, whatever stands before it. */
const UNFINISHED = new Set('a an the my your his her their our and or but because um uh er erm'.split(' '))

/**
 * Words by which something short is known to want an answer. A small recogniser makes whole words of a
 * hummed "mm-hm" ("and make sure"), so over the coach's voice short sounds have to say clearly what they want.
 */
const REQUESTS = new Set(
  (
    'stop wait hold no not nope never why what whats when where wheres which who how hows bye goodbye buy pause quiet ' +
    'enough again repeat pardon help show open next skip back left heel heels toe toes foot feet arch midfoot forefoot ' +
    'ball balls metatarsal steps cadence peak pressure load louder slower faster compare finish cancel hang shut ' +
    'tell explain change'
  ).split(' '),
)
/** "End" asks for something only so: "end of them" was a hum. */
const END_OF_CALL =
  /^(?:(?:and|please|just|okay|no) )*end(?: (?:the|this|that|our|it|call|now|here|please)\b|$)/
/** "What about my", given up; a recogniser makes a whole word of the last. All that is here is the user's. */
const GIVEN_UP = /^(?:(?:and|but|so|wait|no|yeah|okay) )*(?:what|how) about (?:mine|mind)$/
/** A hummed "mm-hm" lasts less than this, in milliseconds of speech. */
const SHORT_MS = 800

/**
 * What something said over the coach's voice wants: `backchannel` only shows that somebody listens,
 * `start` is a sentence that was given up after its first words, `turn` wants an answer.
 * @param speechMs how long it was spoken.
 */
export function intentOver(transcript: string, speechMs: number): 'backchannel' | 'start' | 'turn' {
  const words = wordsOf(transcript)
  if (words.length <= MOST_WORDS && words.every((word) => BACKCHANNELS.has(word))) return 'backchannel'
  if (words.every((word) => BACKCHANNELS.has(word) || BEGINNINGS.has(word))) return 'start'
  if (UNFINISHED.has(words.at(-1) ?? '') || GIVEN_UP.test(words.join(' '))) return 'start'
  const isRequest = words.some((word) => REQUESTS.has(word)) || END_OF_CALL.test(words.join(' '))
  return speechMs < SHORT_MS && !isRequest ? 'backchannel' : 'turn'
}

function wordsOf(transcript: string): string[] {
  const plain = transcript
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9-]+/g, ' ')
  const joined = PHRASES.reduce(
    (text, phrase) => text.replaceAll(` ${phrase.replaceAll('-', ' ')} `, ` ${phrase} `),
    ` ${plain.trim()} `,
  )
  return joined.split(' ').filter(Boolean)
}
