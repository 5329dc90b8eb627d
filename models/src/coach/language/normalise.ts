import { OF_SIDE } from './feet.ts'
import { wordsToDigits } from './number-words.ts'
import lists from './rewrites.json' with { type: 'json' }
import words from './word-lists.json' with { type: 'json' }

type Rewrite = readonly [pattern: RegExp, words: string]
const rewritesOf = (list: readonly string[][]): Rewrite[] =>
  list.map(([pattern = '', words = '']) => [new RegExp(pattern, 'g'), words])
const CONTRACTIONS = rewritesOf(lists.contractions)
/** American spelling, short forms, and numbers that sound like words where a number must stand. */
const SPELLING = rewritesOf(lists.spelling)
/** Stuttering, and the word order of people who learned English late. */
const PHRASINGS = rewritesOf(lists.phrasings)
/** Words that carry no meaning where they stand. */
const FILLERS = rewritesOf(lists.fillers.map((pattern) => [pattern, ' ']))
const LEADING_WORDS = [...words.leading, `right(?! ${OF_SIDE})`].join('|')
const LEADING = new RegExp(`^(?:(?:${LEADING_WORDS}|(?:great|nice|good)(?! to (?:see|meet)))\\s+)+`)
const QUESTION_WORDS = words.questionWords.join('|')
/** What people break in with, before a question or a request: "wait, what about the heel?". */
const BREAKING_IN = new RegExp(`^(?:(?:${words.breakingIn.join('|')}) )+(?=(?:${QUESTION_WORDS}) )`)

/** A text in lower case, without punctuation, contractions written out, numbers as digits. */
export function normalise(text: string): string {
  const lower = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’‘`´]/g, "'")
    // A question at the end, no side.
    .replace(/(?<!^(?:(?:no|nope|nah|not that|sorry|wait|and)\W*)+),\s*right\s*\?*\s*$/, '')
  const written = rewrite(lower, CONTRACTIONS)
    .replace(/(\d),(?=\d{3}\b)/g, '$1')
    .replace(/%/g, ' percent')
    .replace(/&/g, ' and ')
    .replace(/(?<!\d)[.:](?!\d)|(?<=\d)[.:](?!\d)|(?<!\d)[.:](?=\d)/g, ' ')
    .replace(/[^\p{L}\p{N}.:\s]/gu, ' ')
  return tidy(wordsToDigits(rewrite(rewrite(tidy(written), SPELLING), PHRASINGS)))
}

const rewrite = (text: string, rewrites: Rewrite[]) =>
  rewrites.reduce((plain, [pattern, words]) => plain.replace(pattern, words), text)

/** Without fillers and polite openings; empty where nothing else was said. */
export function withoutFillers(plain: string): string {
  const bare = tidy(rewrite(plain, FILLERS))
  return tidy(
    bare
      .replace(LEADING, '')
      .replace(BREAKING_IN, '')
      .replace(/\b(?:coach|right now|mate|then|though|instead)$/g, ''),
  )
}

const tidy = (text: string) => text.replace(/\s+/g, ' ').trim()
