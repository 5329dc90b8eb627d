import { DateTime } from 'luxon'
import { findNumbers } from './spoken-numbers.ts'

/** A number in a text, and the words with which it may be said. */
export interface NumberInText {
  readonly value: number
  readonly phrase: string
}

/** Texts that the tools write themselves; all others (names, remarks) are the users'. */
const OWN_TEXTS = new Set([
  'when',
  'time_of_day',
  'time_of_day_at_end',
  'title',
  'what',
  'why_it_matters',
  'advice',
  'message',
  'error',
])
/** The offline coach says at most so much of a name. */
const MOST_WORDS_OF_A_NAME = 6
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
 * The numbers of a text out of a tool result. They are no measurements, so each may be said only with words
 * around it: in a user's text all of it (a name), in a tool's own the next one ("3 days", "12 may").
 */
export function phrasesIn(text: string, key: string): NumberInText[] {
  if (key === 'started_at') return dateIn(text)
  const words = plainWords(text).split(' ')
  if (!OWN_TEXTS.has(key)) {
    const name = words.slice(0, MOST_WORDS_OF_A_NAME)
    // A number alone, or nothing but numbers, is no name that anybody could tell from a measurement.
    if (name.every(isNumber)) return []
    return name.filter(isNumber).map((word) => ({ value: Number(word), phrase: name.join(' ') }))
  }
  return words.flatMap((word, at) => {
    if (!isNumber(word)) return []
    const phrase = at + 1 < words.length ? [word, words[at + 1]] : words.slice(Math.max(0, at - 1))
    return [{ value: Number(word), phrase: phrase.join(' ') }]
  })
}

/** "24 November" and "November 24", where the clock showed the time. */
function dateIn(text: string): NumberInText[] {
  const date = DateTime.fromISO(text, { setZone: true, locale: 'en-GB' })
  if (!date.isValid) return []
  const { day } = date
  const name = date.monthLong.toLowerCase()
  return [`${day} ${name}`, `${name} ${day}`].map((phrase) => ({ value: day, phrase }))
}

const isNumber = (word: string) => /^\d+(?:\.\d+)?$/.test(word)
