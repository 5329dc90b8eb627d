/** Vowels of the ARPAbet: how close (0) or open (1) the mouth is, and how far back the tongue; a glide has both ends. */
type Vowel = readonly [open: number, back: number, open2?: number, back2?: number]
const VOWELS: Readonly<Record<string, Vowel>> = {
  IY: [0, 0],
  IH: [0.25, 0.15],
  EH: [0.6, 0.15],
  AE: [0.85, 0.2],
  AH: [0.55, 0.55],
  AA: [1, 0.8],
  AO: [0.75, 1],
  UH: [0.25, 0.8],
  UW: [0, 1],
  ER: [0.5, 0.5],
  EY: [0.5, 0.1, 0.1, 0.05],
  AY: [0.95, 0.5, 0.15, 0.1],
  OY: [0.7, 1, 0.2, 0.1],
  AW: [0.95, 0.5, 0.2, 0.9],
  OW: [0.5, 0.9, 0.2, 0.95],
}

/** Consonants: place from the lips (0) to the throat (1), how the air passes, and whether the voice sounds. */
type Manner = 'stop' | 'affricate' | 'fricative' | 'nasal' | 'liquid' | 'glide'
const CONSONANTS: Readonly<Record<string, readonly [place: number, manner: Manner, voiced: boolean]>> = {
  P: [0, 'stop', false],
  B: [0, 'stop', true],
  M: [0, 'nasal', true],
  W: [0.1, 'glide', true],
  F: [0.15, 'fricative', false],
  V: [0.15, 'fricative', true],
  TH: [0.3, 'fricative', false],
  DH: [0.3, 'fricative', true],
  T: [0.4, 'stop', false],
  D: [0.4, 'stop', true],
  S: [0.4, 'fricative', false],
  Z: [0.4, 'fricative', true],
  N: [0.4, 'nasal', true],
  L: [0.4, 'liquid', true],
  R: [0.5, 'liquid', true],
  SH: [0.6, 'fricative', false],
  ZH: [0.6, 'fricative', true],
  CH: [0.6, 'affricate', false],
  JH: [0.6, 'affricate', true],
  Y: [0.65, 'glide', true],
  K: [0.8, 'stop', false],
  G: [0.8, 'stop', true],
  NG: [0.8, 'nasal', true],
  HH: [1, 'fricative', false],
}

/** Pairs over the border of vowel and consonant that are nearly one sound. */
const NEAR: Readonly<Record<string, number>> = {
  'ER R': 0.25,
  'IY Y': 0.3,
  'IH Y': 0.4,
  'UW W': 0.3,
  'UH W': 0.4,
  'AO L': 0.6,
}

/** How far two ways of passing the air are apart; those not named are as far as can be. */
const MANNERS: Readonly<Record<string, number>> = {
  'affricate fricative': 0.2,
  'affricate stop': 0.25,
  'fricative stop': 0.4,
  'glide liquid': 0.3,
  'liquid nasal': 0.4,
}
const FARTHEST_MANNER = 0.6
const VOICING = 0.2
/** What two consonants that differ in more than the voice cost at least. */
const DIFFERENT = 0.2
const PLACE = 0.45
const VOWEL = 0.75

export const PHONEMES: readonly string[] = [...Object.keys(VOWELS), ...Object.keys(CONSONANTS)]

/** What it costs that one phoneme was heard for another: 0 the same, 1 nothing in common. */
export function substitutionCost(one: string, other: string): number {
  if (one === other) return 0
  const [vowel, otherVowel] = [VOWELS[one], VOWELS[other]]
  if (vowel && otherVowel) return 0.1 + VOWEL * vowelDistance(vowel, otherVowel)
  const [consonant, otherConsonant] = [CONSONANTS[one], CONSONANTS[other]]
  if (!consonant || !otherConsonant) return NEAR[[one, other].toSorted().join(' ')] ?? 1
  const [place, manner, voiced] = consonant
  const [otherPlace, otherManner, otherVoiced] = otherConsonant
  const voicing = voiced === otherVoiced ? 0 : VOICING
  if (place === otherPlace && manner === otherManner) return voicing
  const mannerCost =
    manner === otherManner ? 0 : (MANNERS[[manner, otherManner].toSorted().join(' ')] ?? FARTHEST_MANNER)
  return Math.min(1, DIFFERENT + mannerCost + PLACE * Math.abs(place - otherPlace) + voicing)
}

/** What it costs that a phoneme was not heard, or heard where none was said. */
export function gapCost(phoneme: string): number {
  if (['AH', 'IH', 'ER', 'HH'].includes(phoneme)) return 0.5
  if (['T', 'D', 'R', 'L', 'Y', 'W', 'N', 'Z', 'S'].includes(phoneme)) return 0.7
  return phoneme in VOWELS ? 0.9 : 0.8
}

function vowelDistance(one: Vowel, other: Vowel): number {
  const [open, back, open2 = open, back2 = back] = one
  const [otherOpen, otherBack, otherOpen2 = otherOpen, otherBack2 = otherBack] = other
  const beginnings = Math.hypot(open - otherOpen, back - otherBack)
  const ends = Math.hypot(open2 - otherOpen2, back2 - otherBack2)
  return Math.min(1, (beginnings + ends) / 2)
}
