import { doubleMetaphone } from 'double-metaphone'
import { distance } from 'fastest-levenshtein'
import { LRUCache } from 'lru-cache'
import { findPlaces, PLACE_PHRASES } from './regions.ts'

const sounds = new LRUCache<string, string>({ max: 20_000 })

/** What a small recogniser loses most: places, figures and the nouns of the field. */
const PHRASES = [
  ...PLACE_PHRASES,
  'load share',
  'cadence',
  'contact time',
  'contact area',
  'pressure time integral',
  'my heel',
  'the heel',
  'my toes',
  'the toes',
  'my arch',
  'the arch',
  'this week',
  'last week',
  'today',
  'high force events',
  'high force event',
  'low force events',
  'low force event',
  'peak pressure',
  'average pressure',
  'tennis session',
  'summary',
  'previous run',
  'workouts',
  'workout',
].map((words) => ({ words, count: words.split(' ').length, sound: soundOf(words) }))
const MOST_WORDS_OF_PHRASE = Math.max(...PHRASES.map(({ count }) => count))
/** Of 1; 0 sounds and is spelled the same. */
const FARTHEST = 0.36
/** Known words that sound the same as a phrase may still be another spelling of it: "big tow", "lateral hill". */
const SAME_SOUND = 0.12
/** A question of more words has enough that was understood. */
const MOST_WORDS = 30
const found = new LRUCache<string, { text: string }>({ max: 1000 })

/**
 * The text with the words that sound most like one of the field's phrases replaced by it, as often as there are such.
 * @param text normalised.
 * @param isKnown whether a word is one that people say to a coach.
 */
export function withFieldPhrases(text: string, isKnown: (word: string) => boolean): string {
  const known = found.get(text)
  if (known) return known.text
  let repaired = text
  for (let times = 0; times < 3; times += 1) {
    const next = withNearestPhrase(repaired, isKnown)
    if (next === null) break
    repaired = next
  }
  found.set(text, { text: repaired })
  return repaired
}

function withNearestPhrase(text: string, isKnown: (word: string) => boolean): string | null {
  const words = text.split(' ')
  if (words.length > MOST_WORDS) return null
  let best: { readonly off: number; readonly text: string } | null = null
  for (let count = 1; count <= MOST_WORDS_OF_PHRASE + 1; count += 1) {
    for (let from = 0; from + count <= words.length; from += 1) {
      const heard = words.slice(from, from + count)
      const joined = heard.join(' ')
      const isAllKnown = heard.every(isKnown)
      // Known words are only ever another spelling of as many others.
      if (isAllKnown && count > 3) continue
      if (joined.length < 5 || /\d/.test(joined) || isPlace(joined, isKnown)) continue
      const sound = soundOf(joined)
      for (const phrase of PHRASES) {
        if (phrase.words === joined || Math.abs(count - phrase.count) > 1) continue
        const isSame = sound === phrase.sound && count + phrase.count > 2 && heard[0]?.[0] === phrase.words[0]
        if (isAllKnown && !isSame) continue
        const off = (apart(joined, phrase.words) + apart(sound, phrase.sound)) / 2
        if (off > (isAllKnown ? SAME_SOUND : FARTHEST) || (best && off >= best.off)) continue
        best = { off, text: words.toSpliced(from, count, phrase.words).join(' ') }
      }
    }
  }
  return best?.text ?? null
}

/** Whether words name a place, and nothing else that is unknown. */
function isPlace(words: string, isKnown: (word: string) => boolean): boolean {
  const { places, text } = findPlaces(words)
  return places.length > 0 && text.replace('REGION', '').trim().split(' ').every(isKnown)
}

/** Whether one is the other as a recogniser may have misheard it. */
export function soundsAlike(one: string, other: string): boolean {
  const [heard, meant] = [one.toLowerCase(), other.toLowerCase()]
  return (apart(heard, meant) + apart(soundOf(heard), soundOf(meant))) / 2 <= FARTHEST
}

const apart = (one: string, other: string) => distance(one, other) / Math.max(one.length, other.length, 1)

function soundOf(words: string): string {
  const known = sounds.get(words)
  if (known !== undefined) return known
  const sound = doubleMetaphone(words.replaceAll(' ', ''))[0]
  sounds.set(words, sound)
  return sound
}
