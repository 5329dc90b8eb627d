import { repairWords } from './fuzzy-words.ts'
import { wordsToDigits } from './number-words.ts'
import { PHRASINGS } from './phrasings.ts'
import { HEEL, REPAIRS } from './repairs.ts'

const CONTRACTIONS: [RegExp, string][] = [
  [/\b(what|where|who|how|when|that|it|there|here|which|he|she|why)'s\b/g, '$1 is'],
  [/\blet's\b/g, 'let us'],
  [/\bcan't\b|\bcannot\b/g, 'can not'],
  [/\bwon't\b/g, 'will not'],
  [/n't\b/g, ' not'],
  [/'re\b/g, ' are'],
  [/'m\b/g, ' am'],
  [/'ve\b/g, ' have'],
  [/'ll\b/g, ' will'],
  [/\b(how|what|where|when|why|who)'d\b/g, '$1 did'],
  [/'d\b/g, ' would'],
  [/'s\b/g, ' s'],
  [/\bwhats\b/g, 'what is'],
  [/\bhows\b/g, 'how is'],
  [/\bwheres\b/g, 'where is'],
  [/\bim\b/g, 'i am'],
  [/\bdont\b/g, 'do not'],
  [/\bdidnt\b/g, 'did not'],
  [/\bgonna\b/g, 'going to'],
  [/\bwanna\b/g, 'want to'],
  [/\bgotta\b/g, 'got to'],
  [/\bgimme\b/g, 'give me'],
  [/\b(?:u)\b/g, 'you'],
]

const ORDINALS: [RegExp, string][] = [
  [/\b1st\b/g, 'first'],
  [/\b2nd\b/g, 'second'],
  [/\b3rd\b/g, 'third'],
  [/\b4th\b/g, 'fourth'],
  [/\b5th\b/g, 'fifth'],
]

const SPELLING: [RegExp, string][] = [
  [/\bcenter\b/g, 'centre'],
  [/(?<!\bback and )\bforth\b/g, 'fourth'],
  [/\bsummari[sz]e\b/g, 'summarise'],
  [/\banaly[sz]e\b/g, 'analyse'],
  [/\bfavor/g, 'favour'],
  [/\bmaximum|\bmax\b/g, 'maximum'],
  [/\bminimum|\bmin\b(?! \d)/g, 'minimum'],
  [/\bavg\b/g, 'average'],
  [/\bmins\b/g, 'minutes'],
  [/\bsecs?\b/g, 'seconds'],
]

/** Words that carry no meaning where they stand. */
const FILLERS =
  /\b(?:um+|uh+|uhm|er|erm|i mean(?! (?:by|with)\b)|let us say|or something(?: like that)?|hm+|mm+|ah|oh|(?<!(?:do|what|if|that|all) )you know(?= )|sort of|kind of(?! (?:things?|questions?|stuff))|basically|actually|literally|honestly|please|kindly|exactly|roughly|approximately|overall(?=.)|kinetra)\b/g
const LEADING =
  /^(?:(?:well|so|okay|ok|right|alright|all right|sure|cool|(?:great|nice|good)(?! to (?:see|meet))|perfect|fine|hey|hi|hello|yes|yeah|yep|no|now|then|listen|look|sorry|thanks|thank you|coach|like|but|oh|just|got it|i see|interesting|wow|hmm)\s+)+/

/** A text in lower case, without punctuation, contractions written out, recognition errors repaired, numbers as digits. */
export function normalise(text: string): string {
  let plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’‘`´]/g, "'")
    // A question at the end, no side.
    .replace(/,\s*right\s*\?*\s*$/, '')
  for (const [pattern, words] of CONTRACTIONS) plain = plain.replace(pattern, words)
  plain = plain
    .replace(/(\d),(?=\d{3}\b)/g, '$1')
    .replace(/%/g, ' percent')
    .replace(/&/g, ' and ')
    .replace(/(?<!\d)[.:](?!\d)|(?<=\d)[.:](?!\d)|(?<!\d)[.:](?=\d)/g, ' ')
    .replace(/[^\p{L}\p{N}.:\s]/gu, ' ')
  plain = tidy(plain)
  for (const [pattern, words] of [...ORDINALS, ...SPELLING, ...PHRASINGS])
    plain = plain.replace(pattern, words)
  for (const [pattern, words] of REPAIRS) {
    plain =
      words === HEEL
        ? plain.replace(pattern, (match) => match.replace(/\S+$/, 'heel'))
        : plain.replace(pattern, words)
  }
  return tidy(wordsToDigits(repairWords(plain)))
}

/** What people break in with, before a question or a request: "wait, what about the heel?". */
const BREAKING_IN =
  /^(?:(?:(?:wait|hold on|hang on|stop|pause|just)(?: (?:a|one|there|right there|it))?(?: (?:second|moment|minute)s?)?|one (?:second|moment|minute)|excuse me|pardon me|sorry to interrupt|(?:(?:a|one|another) )?(?:(?:quick|more|last|other) )?question|before you go on|let me (?:interrupt|stop you(?: there)?)) )+(?=(?:what|how|why|when|which|where|who|was|were|is|are|am|did|do|does|had|have|can|could|would|will|should|and|show|tell|give|open|compare|list|take|explain|go) )/

/** Without what people say while they think. */
export const withoutHesitation = (plain: string): string => tidy(plain.replace(FILLERS, ' '))

/** Without fillers and polite openings; empty where nothing else was said. */
export function withoutFillers(plain: string): string {
  const bare = withoutHesitation(plain)
  return tidy(
    bare
      .replace(LEADING, '')
      .replace(BREAKING_IN, '')
      .replace(/\b(?:coach|right now|mate|then|though)$/g, ''),
  )
}

const tidy = (text: string) => text.replace(/\s+/g, ' ').trim()
