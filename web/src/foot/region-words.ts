import type { RegionName } from '@kinetra/workouts/regions'
import { type PlainId, sentenceWords } from '../words/words.ts'

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

/** "The ball of your foot behind the second toe": a region as a sentence names it. */
export const regionInSentence = (region: RegionName): string => sentenceWords().regions[region][0]
