const words = (list: string) => new Set(list.split(' '))

/** What no English question or order ends with. */
const NEVER_LAST = words(
  'a an the my your his her our their and or but so because if when while than as of into between per um uh er erm ' +
    'which whose very',
)
const AUXILIARIES = words('is are was were do does did has have had can could will would should')
const PREPOSITIONS = words('in at on to for with by about over under from')
const QUESTION_WORDS = words(
  'what which where when who whom how why what’s where’s how’d thing things anything something',
)
const PRONOUNS = words('i you we they it he she there me us')
/** Verbs, and words like them, whose preposition can stay at the end: "what should I work on". */
const TAKE_A_PREPOSITION = words(
  'work working focus focusing attention concentrate run ran running go went stand stands good help tell talk ask know look looking walk walked walking ' +
    'train trained vote use used max out peaked landed start turning come land refer climb based basing worry recorded been deal',
)

/**
 * Whether an utterance stops in the middle: "compare this with my". What a question has in front leaves its
 * end bare, and that is whole: "how many events did I have", "what should I work on". One word alone may be
 * all there is. No grammar, a guess: the end-of-turn model listens to the sound besides.
 */
export function isIncomplete(transcript: string): boolean {
  const said = transcript
    .toLowerCase()
    .replaceAll("'", '’')
    .replace(/[^a-z’0-9 ]/g, ' ')
    .split(' ')
    .filter(Boolean)
  const last = said.at(-1) ?? ''
  if (said.length < 2) return false
  if (/^(?:since when|how so)$/.test(said.join(' '))) return false
  if (NEVER_LAST.has(last)) return true
  const front = said.findIndex((word) => QUESTION_WORDS.has(word))
  const between = front < 0 ? [] : said.slice(front + 1, -1)
  if (AUXILIARIES.has(last)) return !isWholeWithAuxiliary(said, front, between)
  if (PREPOSITIONS.has(last)) return !isWholeWithPreposition(said, front)
  if (last === 'most' || last === 'more') return !isWholeWithDegree(said, between)
  return last === 'like' && between.length === 0
}

/** "What does the midfoot do", "the run I did", "tell me what load share is"; not "how many events are". */
function isWholeWithAuxiliary(said: readonly string[], front: number, between: readonly string[]): boolean {
  if (PRONOUNS.has(said.at(-2) ?? '')) return said.length > 2 && !AUXILIARIES.has(said[0] ?? '')
  // "Tell me what M3 is", but "at what time was" and "for how long did" only begin.
  const isEmbedded = front > 0 && !PREPOSITIONS.has(said[0] ?? '')
  return between.length > 0 && (isEmbedded || between.some((word) => AUXILIARIES.has(word)))
}

/** "What should I work on", "what can you tell me about", "how long did I touch the ground for". */
function isWholeWithPreposition(said: readonly string[], front: number): boolean {
  const text = said.join(' ')
  if (text === 'hold on' || /(minutes?|seconds?) in$|\bdid .*peak at$/.test(text)) return true
  if (front < 0) return false
  // "What minute was it in", "where is that from"; not "what was my peak on".
  const [noun = '', verb = ''] = said.slice(front + 1)
  const asksOfNoun =
    /^(?:what|which)$/.test(said[front] ?? '') && !AUXILIARIES.has(noun) && AUXILIARIES.has(verb)
  if (said.length > 4 && asksOfNoun) return true
  if (said.at(-1) === 'from' && said.length > 2) return true
  const before = said.slice(0, -1)
  while (PRONOUNS.has(before.at(-1) ?? '')) before.pop()
  if (TAKE_A_PREPOSITION.has(before.at(-1) ?? '')) return true
  return said.at(-1) === 'for' && /\bhow (long|much time)\b/.test(text)
}

/** "Where did I load my foot the most", "say that once more"; not "which is the most", "how many more". */
function isWholeWithDegree(said: readonly string[], between: readonly string[]): boolean {
  if (said.at(-2) === 'once' || said.at(-2) === 'at') return true
  // "Do I use one foot more?"; not "did I have more".
  if (AUXILIARIES.has(said[0] ?? '') && said.length > 5) return true
  const isAfterAuxiliary = said.at(-2) === 'the' && AUXILIARIES.has(said.at(-3) ?? '')
  return between.length > 1 && !isAfterAuxiliary
}
