import { doubleMetaphone } from 'double-metaphone'
import { distance } from 'fastest-levenshtein'
import { COMMON_WORDS, FIELD_WORDS } from './known-words.ts'

const soundsOfField = FIELD_WORDS.map((word) => ({ word, sound: doubleMetaphone(word)[0] }))
const known = new Set([...COMMON_WORDS, ...FIELD_WORDS])
const remembered = new Map<string, string>()
const MOST_REMEMBERED = 5000

/** Replaces each unknown word that is spelled or sounds nearly like a word of the field. */
export function repairWords(text: string): string {
  return text
    .split(' ')
    .map((word) => (word.length < 5 || known.has(word) || /\d/.test(word) ? word : nearest(word)))
    .join(' ')
}

function nearest(word: string): string {
  const before = remembered.get(word)
  if (before !== undefined) return before
  const found = search(word)
  if (remembered.size >= MOST_REMEMBERED) remembered.clear()
  remembered.set(word, found)
  return found
}

function search(word: string): string {
  const sound = doubleMetaphone(word)[0]
  let best = word
  let bestCost = Number.POSITIVE_INFINITY
  for (const candidate of soundsOfField) {
    const letters = distance(word, candidate.word)
    const sameSound = candidate.sound === sound && sound.length >= 3
    const allowed = (word.length <= 6 ? 1 : word.length <= 9 ? 2 : 3) + (sameSound ? 1 : 0)
    // Another first letter is seldom a slip of spelling or hearing.
    if (letters > allowed || (word[0] !== candidate.word[0] && !sameSound)) continue
    const cost = letters - (sameSound ? 0.5 : 0)
    if (cost < bestCost) {
      bestCost = cost
      best = candidate.word
    }
  }
  return best
}
