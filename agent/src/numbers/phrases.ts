import { findNumbers } from './spoken-numbers.ts'

/** A number in a text, and the words with which it may be said. */
export interface NumberInText {
  readonly value: number
  readonly phrase: string
  /** The field of the result that it stands in. */
  readonly key: string
}

/** Texts that the tools write themselves; all others (names, remarks) are the users'. */
const OWN_TEXTS = new Set(['title', 'what', 'why_it_matters', 'advice', 'message', 'error', 'how_it_went'])
const LEFT_OUT = new Set(['the', 'of', 'on', 'a'])

/** A text in lower-case words, with each number as digits: "The 3rd of May" is "3 may". */
export function plainWords(text: string): string {
  let plain = ''
  let from = 0
  const folded = text.normalize('NFKC')
  for (const { index, text: spelled, value } of findNumbers(folded)) {
    plain += `${folded.slice(from, index)} ${value} `
    from = index + spelled.length
  }
  return (plain + folded.slice(from))
    .toLowerCase()
    .replace(/(\d) +(?:st|nd|rd|th)\b/g, '$1')
    .split(/[^\p{L}\p{N}.]+/u)
    .map((word) => word.replace(/^\.+|\.+$/g, ''))
    .filter((word) => word !== '' && !LEFT_OUT.has(word))
    .join(' ')
}

/** Whether words hold a phrase of whole words. */
export const holds = (words: string, phrase: string): boolean => ` ${words} `.includes(` ${phrase} `)

/**
 * The numbers of a tool's own text. They are no measurements, so each may be said only with the next word ("five
 * bones"). Those of users' texts are said with the whole name only (`known-workouts.ts`).
 */
export function phrasesIn(text: string, key: string): NumberInText[] {
  if (!OWN_TEXTS.has(key)) return []
  const words = plainWords(text).split(' ')
  return words.flatMap((word, at) => {
    if (!isNumber(word)) return []
    const phrase = at + 1 < words.length ? [word, words[at + 1]] : words.slice(Math.max(0, at - 1))
    return [{ value: Number(word), phrase: phrase.join(' '), key }]
  })
}

const isNumber = (word: string) => /^\d+(?:\.\d+)?$/.test(word)
