import { LRUCache } from 'lru-cache'
import { gapCost, PHONEMES, substitutionCost } from './phoneme-costs.ts'
import { phonemesOf } from './phonemes-of.ts'

const COUNT = PHONEMES.length
const NUMBERS = new Map(PHONEMES.map((phoneme, index) => [phoneme, index]))
const SUBSTITUTIONS = Float32Array.from({ length: COUNT * COUNT }, (_, index) =>
  substitutionCost(PHONEMES[Math.floor(index / COUNT)] ?? '', PHONEMES[index % COUNT] ?? ''),
)
const GAPS = Float32Array.from(PHONEMES, gapCost)

const sounds = new LRUCache<string, Uint8Array>({ max: 20_000 })

/**
 * How differently two texts sound: 0 the same ("heel", "heal"), 1 nothing in common. Letters and spaces between words
 * do not count, so that a word heard as two is found as well. An edit distance over phonemes in which a likely
 * mishearing costs little, by the length of the longer one.
 */
export function phonemeDistance(one: string, other: string): number {
  if (one === other) return 0
  const [a, b] = [soundOf(one), soundOf(other)]
  if (a.length === 0 || b.length === 0) return a.length === b.length ? 0 : 1
  return Math.min(1, editCost(a, b) / Math.max(a.length, b.length))
}

function soundOf(text: string): Uint8Array {
  const known = sounds.get(text)
  if (known) return known
  const sound = Uint8Array.from(phonemesOf(text), (phoneme) => NUMBERS.get(phoneme) ?? 0)
  sounds.set(text, sound)
  return sound
}

function editCost(a: Uint8Array, b: Uint8Array): number {
  let above = new Float32Array(b.length + 1)
  let row = new Float32Array(b.length + 1)
  for (let column = 0; column < b.length; column += 1)
    above[column + 1] = (above[column] as number) + (GAPS[b[column] as number] as number)
  for (const phoneme of a) {
    const gap = GAPS[phoneme] as number
    row[0] = (above[0] as number) + gap
    for (let column = 0; column < b.length; column += 1) {
      const other = b[column] as number
      row[column + 1] = Math.min(
        (above[column] as number) + (SUBSTITUTIONS[phoneme * COUNT + other] as number),
        (above[column + 1] as number) + gap,
        (row[column] as number) + (GAPS[other] as number),
      )
    }
    ;[above, row] = [row, above]
  }
  return above[b.length] as number
}
