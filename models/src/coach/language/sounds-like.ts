import { doubleMetaphone } from 'double-metaphone'
import { distance } from 'fastest-levenshtein'

/** What a small recogniser loses most: places and figures, by their commonest name. */
const PHRASES = [
  'big toe',
  'little toes',
  'forefoot',
  'midfoot',
  'the forefoot',
  'the midfoot',
  'my forefoot',
  'my midfoot',
  'inner heel',
  'inside heel',
  'outer heel',
  'outside heel',
  'medial heel',
  'lateral heel',
  'ball of the foot',
  'ball of my foot',
  'first metatarsal',
  'second metatarsal',
  'third metatarsal',
  'fourth metatarsal',
  'fifth metatarsal',
  'metatarsals',
  'load share',
  'cadence',
  'contact time',
  'tennis session',
  'tennis sessions',
  'pressure time integral',
].map((words) => ({ words, count: words.split(' ').length, sound: soundOf(words) }))

/** Of 1; 0 sounds and is spelled the same. */
const FARTHEST = 0.36
/** A question of more words has enough that was understood. */
const MOST_WORDS = 30

/**
 * The text with the words that sound most like one of the field's phrases replaced by it; null where none do.
 * @param text normalised.
 * @param isKnown whether a word is one that people say to a coach.
 */
export function withNearestPhrase(text: string, isKnown: (word: string) => boolean): string | null {
  const words = text.split(' ')
  if (words.length > MOST_WORDS) return null
  let best: { readonly off: number; readonly text: string } | null = null
  for (const phrase of PHRASES) {
    for (let count = Math.max(1, phrase.count - 1); count <= phrase.count + 1; count += 1) {
      for (let from = 0; from + count <= words.length; from += 1) {
        const window = words.slice(from, from + count)
        const heard = window.join(' ')
        if (heard.length < 5 || window.every(isKnown)) continue
        const off = distanceBetween(heard, phrase)
        if (off > FARTHEST || (best && off >= best.off)) continue
        best = { off, text: [...words.slice(0, from), phrase.words, ...words.slice(from + count)].join(' ') }
      }
    }
  }
  return best?.text ?? null
}

/** The mean of what the letters and what the sounds differ by. */
function distanceBetween(heard: string, phrase: (typeof PHRASES)[number]): number {
  return (apart(heard, phrase.words) + apart(soundOf(heard), phrase.sound)) / 2
}

const apart = (one: string, other: string) => distance(one, other) / Math.max(one.length, other.length, 1)

function soundOf(words: string): string {
  return doubleMetaphone(words.replaceAll(' ', ''))[0]
}
