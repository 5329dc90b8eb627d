import { type Entry, words } from './mentions.ts'
import type { Statistic } from './statistics.ts'

/** Verbs and loose words that make a statistic likely. */
export const VERB_WORDS: readonly Entry<Statistic>[] = [
  {
    values: ['peak', 'peak_at', 'event_pressure', 'event_at'],
    words: words(
      'reach(?:es|ed|ing)?',
      'hits?',
      'hitting',
      'climb(?:s|ed)?',
      'came in',
      'got',
      'saw',
      'registered',
      'clocked',
      'at (?:the )?most',
      'measured',
      'recorded',
      'showed',
      '(?:a |the )?value of',
      'read(?:s|ing)?',
    ),
    isHint: true,
  },
  {
    values: ['load_share'],
    words: words(
      'carr(?:y|ies|ied|ying)',
      'bear(?:s|ing)?',
      'bore',
      'absorb(?:s|ed|ing)?',
      'shoulder(?:s|ed|ing)',
      'handl(?:e|es|ed|ing)',
      'account(?:s|ed|ing)? for',
      'take[sn]?',
      'taking',
      'took',
      'do(?:es|ing)? the work',
      'balanced?',
      'a?symmetr\\w+',
      'split',
      'lean(?:s|ed|ing)?',
      'even(?:ly)?(?! (?:though|if|when|more|less))',
      'weight',
    ),
    isHint: true,
  },
  {
    values: ['peak', 'mean', 'load_share', 'event_pressure'],
    words: words('pressures?', 'loads?', 'loaded', 'force'),
    isHint: true,
  },
]
