export type Clause = {
  text: string
  /** Silence after it, ms. */
  pauseMs: number
}

const sentencePauseMs = 260
const commaPauseMs = 130
const breathPauseMs = 20
/** A first sentence of up to this many words is quick enough as a whole. */
const quickWords = 6
/** Words that may stand before a number to be said on their own. */
const longestLead = 9
/** Later sentences are only cut when they would hold up other callers. */
const longWords = 22
/** Words that open a new phrase, so that a cut before them sounds natural. */
const phraseOpeners = new Set(
  'and but or so because which who when while where than compared during under at in on of for with from about across between through over'.split(
    ' ',
  ),
)

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' })
const endsInBreak = /[,;:]["')\]]*$/
const speakable = /[\p{L}\p{N}]/u

function sentencesOf(text: string): string[][] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment.trim())
    .filter((sentence) => speakable.test(sentence))
    .map((sentence) => sentence.split(/\s+/))
}

/** The words before a number, as they are the same in many answers: said once, they come at once ever after. */
function leadOf(words: string[]): number {
  const lead = words.findIndex((word) => /\d/.test(word))
  return lead < 2 || lead > longestLead ? 0 : lead
}

/** How many words of the sentence to say first; all of them where it should stay whole. */
function firstCut(words: string[]): number {
  const lead = leadOf(words)
  if (lead > 0)
    return words.findIndex((word, at) => at > 0 && at < lead && endsInBreak.test(word)) + 1 || lead
  if (words.length <= quickWords) return words.length
  const latest = Math.min(8, words.length - 2)
  for (let count = 2; count <= latest; count += 1) {
    if (endsInBreak.test(words[count - 1] ?? '')) return count
  }
  if (words.length <= quickWords + 2) return words.length
  for (const count of [4, 5, 6, 3, 7]) {
    if (count <= words.length - 3 && phraseOpeners.has((words[count] ?? '').toLowerCase())) return count
  }
  return words.length
}

function commaCut(words: string[]): number {
  if (words.length <= longWords) return words.length
  for (let count = longWords - 2; count >= 4; count -= 1) {
    if (endsInBreak.test(words[count - 1] ?? '') && words.length - count >= 3) return count
  }
  return words.length
}

function clause(words: string[], isEnd: boolean): Clause {
  const text = words.join(' ')
  if (isEnd) return { text, pauseMs: sentencePauseMs }
  if (endsInBreak.test(text)) return { text, pauseMs: commaPauseMs }
  // The comma keeps the voice from falling as at the end of a sentence.
  return { text: `${text},`, pauseMs: breathPauseMs }
}

/**
 * Cuts a text into what is synthesised at once. The voice gives sound only when a clause is finished, so the
 * first one decides how long the listener waits: it ends at an early comma, or before a word that opens a phrase.
 */
export function splitIntoClauses(text: string): Clause[] {
  const clauses: Clause[] = []
  for (let words of sentencesOf(text)) {
    for (let cut = clauses.length === 0 ? firstCut(words) : commaCut(words); ; cut = commaCut(words)) {
      clauses.push(clause(words.slice(0, cut), cut === words.length))
      if (cut === words.length) break
      words = words.slice(cut)
    }
  }
  return clauses
}

/**
 * A clause as its beginning and its rest, cut at the first break, for a machine too busy to make it whole in
 * time; undefined where it has none.
 */
export function cutAtFirstBreak({ text, pauseMs }: Clause): [beginning: Clause, rest: Clause] | undefined {
  const words = text.split(' ')
  for (let count = 1; count <= words.length - 2; count += 1) {
    const [before = '', after = ''] = words.slice(count - 1)
    const isBreak = endsInBreak.test(before) || phraseOpeners.has(after.toLowerCase())
    // One word is not a clause, but a number is many when it is said.
    if (!isBreak || (count === 1 && !/\d/.test(before))) continue
    return [clause(words.slice(0, count), false), { text: words.slice(count).join(' '), pauseMs }]
  }
  return undefined
}
