import { dictionary } from 'cmu-pronouncing-dictionary'
import { FIELD_PRONUNCIATIONS } from './field-pronunciations.ts'
import { numberInWords } from './number-in-words.ts'
import { spelledSounds } from './spelled-sounds.ts'

/** One letter alone is said by its name: "M 3". The article and the pronoun are words. */
const LETTER_NAMES = 'b c d e f g h j k l m n o p q r s t u v w x y z'.split(' ')

/**
 * The phonemes (ARPAbet, without stress) in which a text is said, all words joined: from the CMU dictionary, the
 * field's own words from a list beside it, and any other word from its letters. Numbers are said in words.
 */
export function phonemesOf(text: string): string[] {
  return (text.toLowerCase().match(/[a-z']+|\d+/g) ?? []).flatMap(sayWord)
}

function sayWord(word: string): string[] {
  if (/^\d/.test(word)) return numberInWords(word).flatMap(sayWord)
  const key = LETTER_NAMES.includes(word) ? `${word}.` : word
  const found = listed(key) ?? listed(word) ?? withoutEnding(word)
  return found ?? spelledSounds(word.replaceAll("'", ''))
}

function listed(word: string): string[] | undefined {
  const said = Object.hasOwn(FIELD_PRONUNCIATIONS, word) ? FIELD_PRONUNCIATIONS[word] : undefined
  const sounds = said ?? (Object.hasOwn(dictionary, word) ? dictionary[word] : undefined)
  return sounds?.replace(/\d/g, '').split(' ')
}

/** Plurals and possessives of words that are listed without them. */
function withoutEnding(word: string): string[] | undefined {
  const stem = /^(.+?)'?s$/.exec(word)?.[1]
  const sounds = stem === undefined ? undefined : listed(stem)
  return sounds && [...sounds, 'Z']
}
