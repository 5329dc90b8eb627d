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
const MOST_WORDS_OF_PHRASE = Math.max(...PHRASES.map(({ count }) => count))

/** Of 1; 0 sounds and is spelled the same. */
const FARTHEST = 0.36
/** A question of more words has enough that was understood. */
const MOST_WORDS = 30

/** Words that follow each other in a text, as one. */
interface Heard {
  readonly words: string
  readonly count: number
  readonly sound: string
  readonly from: number
}

/**
 * The text with the words that sound most like one of the field's phrases replaced by it; null where none do.
 * @param text normalised.
 * @param isKnown whether a word is one that people say to a coach.
 */
export function withNearestPhrase(text: string, isKnown: (word: string) => boolean): string | null {
  const words = text.split(' ')
  if (words.length > MOST_WORDS) return null
  const heard = unknownIn(words, isKnown)
  let best: { readonly off: number; readonly text: string } | null = null
  for (const phrase of PHRASES) {
    for (const window of heard) {
      if (Math.abs(window.count - phrase.count) > 1) continue
      const off = distanceBetween(window, phrase)
      if (off > FARTHEST || (best && off >= best.off)) continue
      best = { off, text: words.toSpliced(window.from, window.count, phrase.words).join(' ') }
    }
  }
  return best?.text ?? null
}

/** All that may be a phrase, misheard: at least one of its words is not known. */
function unknownIn(words: readonly string[], isKnown: (word: string) => boolean): Heard[] {
  if (words.every(isKnown)) return []
  const counts = Array.from({ length: MOST_WORDS_OF_PHRASE + 1 }, (_, index) => index + 1)
  return counts.flatMap((count) =>
    words.flatMap((_, from) => {
      const window = words.slice(from, from + count)
      const joined = window.join(' ')
      if (window.length < count || joined.length < 5 || window.every(isKnown)) return []
      return [{ words: joined, count, sound: soundOf(joined), from }]
    }),
  )
}

/** Whether one is the other as a recogniser may have misheard it. */
export function soundsAlike(one: string, other: string): boolean {
  const [heard, meant] = [one.toLowerCase(), other.toLowerCase()]
  const off = (apart(heard, meant) + apart(soundOf(heard), soundOf(meant))) / 2
  return off <= FARTHEST
}

/** The mean of what the letters and what the sounds differ by. */
function distanceBetween(heard: Heard, phrase: (typeof PHRASES)[number]): number {
  return (apart(heard.words, phrase.words) + apart(heard.sound, phrase.sound)) / 2
}

const apart = (one: string, other: string) => distance(one, other) / Math.max(one.length, other.length, 1)

function soundOf(words: string): string {
  return doubleMetaphone(words.replaceAll(' ', ''))[0]
}
