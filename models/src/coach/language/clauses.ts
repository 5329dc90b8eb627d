import lists from './word-lists.json' with { type: 'json' }

/** What ends a sentence, or begins another part of it; a number's point and a time's colon do not. */
const SENTENCE_END = /[.?!;]+(?=\s|$)|:(?=\s)|\s[–—-]\s/
const CLAUSE_END =
  /,\s+|\s+(?=(?:but|so|because|and)\s+(?:i|what|how|when|where|which|can|could|tell|show|was|did)\b)/i
/** What is wanted instead of something begins behind these. */
const WANTED_INSTEAD = /[.?!;,]+(?=\s|$)|\s[–—-]\s|\s+(?=(?:but|just|only)\s)/i
/** "In the last minute, …" and "on my heel, …" belong to the question; "I had new shoes, …" only comes before it. */
const OWN_STATEMENT = new RegExp(
  `^(?:(?:${lists.connectives.join('|')}) )*(?:${lists.statements.join('|')})\\b`,
  'i',
)
/** What somebody does not want: "don't give me the summary", "I'm not asking about the heel". */
const UNWANTED = new RegExp(
  `^(?:(?:${lists.connectives.join('|')}|please|look|honestly) )*(?:${lists.unwanted.join('|')})\\b`,
  'i',
)
/** "Not the average, the peak": what only corrects something else. */
const DENIED = /^not (?:the|my) \w+$/i
const FEWEST_WORDS = 2
const MOST_CLAUSES = 6

const count = (text: string): number => text.split(/\s+/).filter(Boolean).length

/**
 * The parts of a text of which each may be all of the question: its sentences, and of a sentence what is left
 * without what somebody tells beside the question. Empty where the text is a single clause.
 */
export function clausesOf(text: string): string[] {
  const sentences = parts(text, SENTENCE_END)
  const clauses = sentences.flatMap((sentence) => {
    const spoken = parts(sentence, CLAUSE_END)
    return spoken.flatMap((_, at) => {
      const [before, after] = [spoken.slice(0, at), spoken.slice(at)]
      const isAside = before.length > 0 && before.every((part) => OWN_STATEMENT.test(part))
      const endsInAside = at > 0 && after.every((part) => OWN_STATEMENT.test(part))
      return [...(isAside ? [after.join(', ')] : []), ...(endsInAside ? [before.join(', ')] : [])]
    })
  })
  const found = sentences.length > 1 ? [...sentences, ...clauses] : clauses
  return [...new Set(found)].filter((part) => count(part) >= FEWEST_WORDS).slice(0, MOST_CLAUSES)
}

/** Without what somebody does not want; empty where nothing else was said. */
export function withoutUnwanted(text: string): string {
  const all = parts(text, WANTED_INSTEAD)
  const wanted = all.filter((part) => !UNWANTED.test(part) && !(DENIED.test(part) && all.length > 1))
  return wanted.length < all.length ? wanted.join(', ') : text
}

const parts = (text: string, end: RegExp): string[] =>
  text
    .split(end)
    .map((part) => part.trim())
    .filter((part) => part !== '')
