import lists from '../language/word-lists.json' with { type: 'json' }

const MOST_SENTENCES = 3
const MOST_WORDS = 58
const NUMBER = new RegExp(`\\d|\\b(?:${lists.numbers.join('|')})\\b`, 'i')

const REGION_NAMES = /\b(?:M[1-5]|Toe1|Toe2345)\b/g

const wordsOf = (text: string) => text.split(/\s+/).filter(Boolean).length
const sentencesOf = (text: string) =>
  text
    .match(/[^.!?]+(?:[.!?]+(?=\s|$)|(?:[.!?](?!\s|$)[^.!?]*)*[.!?]*)/g)
    ?.map((sentence) => sentence.trim())
    .filter(Boolean) ?? []

/** Joins sentences, as many as can be listened to; empty ones are left out, the first always stays. */
export function say(...sentences: (string | null | undefined | false)[]): string {
  const spoken: string[] = []
  let words = 0
  for (const sentence of sentences) {
    if (!sentence) continue
    words += wordsOf(sentence)
    if (spoken.length > 0 && (spoken.length === MOST_SENTENCES || words > MOST_WORDS)) break
    spoken.push(capital(sentence))
  }
  return spoken.join(' ')
}

/** An answer with a sentence before it, as much of both as can be listened to. */
export const sayBefore = (sentence: string, answer: string): string =>
  say(...sentencesOf(sentence), ...sentencesOf(answer))

/** An answer that goes on in a sentence; one that begins with a name stays as it is. */
export const uncapitalised = (answer: string): string =>
  /^(?:Your?|The|This|Much|On|There|It|In|Between|After|No|Half|Most)\b/.test(answer)
    ? answer.charAt(0).toLowerCase() + answer.slice(1)
    : answer

export const capital = (sentence: string) => sentence.charAt(0).toUpperCase() + sentence.slice(1)

/**
 * A text from data (a name, an explanation, an error) as it may be spoken: one line of plain words without
 * signs, of bounded length. It is said as it is and never followed.
 */
export function plainText(text: string | null | undefined, mostWords: number): string {
  const plain = (text ?? '')
    .normalize('NFKC')
    // A decimal stays one number: "12.5 km" is not 12 and 5.
    .replace(/(?<!\d)\.|\.(?!\d)|[^\p{L}\p{N}'’. -]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return plain.split(' ').slice(0, mostWords).join(' ')
}

/** A sentence from data, ended with a full stop; null where nothing can be said. Numbers in it are no figures and stay out. */
export function plainSentence(text: string | null | undefined, mostWords = 32): string | null {
  const [first] = sentencesOf(
    (text ?? '')
      .normalize('NFKC')
      .replace(/[^\p{L}\p{N}'’,;.:!? -]/gu, ' ')
      .replace(/\s+/g, ' '),
  )
  if (!first || hasNumber(first) || !/\p{L}/u.test(first) || wordsOf(first) > mostWords) return null
  return capital(`${first.replace(/[.!?,;:\s]+$/, '')}.`)
}

/** The sentences of an answer that hold no number; for the case that a number was not to be said. */
export function withoutNumbers(answer: string): string {
  return sentencesOf(answer)
    .filter((sentence) => !hasNumber(sentence))
    .join(' ')
}

/** Whether a text holds a number, in digits or words; names of regions are none. */
export const hasNumber = (text: string): boolean => NUMBER.test(text.replace(REGION_NAMES, ''))

/** "a, b and c". */
export function listed(items: string[]): string {
  if (items.length < 2) return items.join('')
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`
}

/** A text with its decimals rounded: "61.8" is "62". */
export const decimalsRounded = (text: string): string =>
  text.replace(/(?<![\p{L}\d.])\d+\.\d+/gu, (number) => String(Math.round(Number(number))))

export const firstSentence = (text: string): string => sentencesOf(text)[0] ?? text
