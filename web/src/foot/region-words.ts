import type { RegionName } from '@kinetra/workouts/regions'
import { german } from '@kinetra/workouts/usual/sentence-de'
import { english } from '@kinetra/workouts/usual/sentence-en'
import { type PlainId, spoken } from '../words/words.ts'

/** The regions in everyday words, for those who do not think in metatarsals. */
export const REGION_WORDS: Readonly<Record<RegionName, PlainId>> = {
  Toe1: 'toe1',
  Toe2345: 'toe2345',
  M1: 'm1',
  M2: 'm2',
  M3: 'm3',
  M4: 'm4',
  M5: 'm5',
  'Mid Foot': 'midFoot',
  'Med Heel': 'medHeel',
  'Lat Heel': 'latHeel',
}

/** What sentences about a workout are made of, in each language. */
export const SENTENCE_WORDS = { en: english, de: german }

/** "The ball of your foot behind the second toe": a region as a sentence names it. */
export const regionInSentence = (region: RegionName): string => SENTENCE_WORDS[spoken()].regions[region][0]
