import { wordsToDigits } from './number-words.ts'

type Rewrite = [RegExp, string]
const CONTRACTIONS: Rewrite[] = [
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
  [/\b(what|how|where)s\b/g, '$1 is'],
  [/\bim\b/g, 'i am'],
  [/\b(do|did)nt\b/g, '$1 not'],
  [/\bgonna\b/g, 'going to'],
  [/\bwanna\b/g, 'want to'],
  [/\bgotta\b/g, 'got to'],
  [/\bgimme\b/g, 'give me'],
  [/\bu\b/g, 'you'],
]
const SPELLING: Rewrite[] = [
  [/\b1st\b/g, 'first'],
  [/\b2nd\b/g, 'second'],
  [/\b3rd\b/g, 'third'],
  [/\b4th\b|(?<!\bback and )\bforth\b/g, 'fourth'],
  [/\b5th\b/g, 'fifth'],
  [/\bcenter\b/g, 'centre'],
  [/\bsummari[sz]e\b/g, 'summarise'],
  [/\banaly[sz]e\b/g, 'analyse'],
  [/\bfavor/g, 'favour'],
  [/\bmax(?:imal)?\b/g, 'maximum'],
  [/\bmin\b(?! \d)/g, 'minimum'],
  [/\bavg\b/g, 'average'],
  [/\bmins\b/g, 'minutes'],
  [/\bhrs\b/g, 'hours'],
  [/\bsecs?\b/g, 'seconds'],
  [/\bwork outs?\b/g, 'workout'],
  [/\bmeta ?tars(?:al|il|le|el)(s?)\b|\bmet a tarsal(s?)\b/g, 'metatarsal$1$2'],
  [/\b(?:em|m)[ -](one|two|three|four|five|[1-5])\b/g, 'm $1'],
  // Numbers that sound like words, where a number must stand.
  [/\b(m|em|metatarsal|minute) (?:to|too)\b(?! the| my)/g, '$1 2'],
  [/\b(m|em|metatarsal|minute) for$/g, '$1 4'],
  [/\b(m|em|metatarsal) tree\b/g, '$1 3'],
  [/\b(m|em|metatarsal|minute) won\b/g, '$1 1'],
]
/** Stuttering, and the word order of people who learned English late. */
const PHRASINGS: Rewrite[] = [
  [/\b(?!stop |bye |no |ha |quiet )(\w+) \1\b/g, '$1'],
  [/^what means (.+)$/, 'what does $1 mean'],
  [/^what (?:it|that) (is|was|are|were) (?=\w)/, 'what $1 '],
  [/^(what|which|when|where) (i|we) (did|do|can|could|should|have|had)\b/, '$1 $3 $2'],
  [/\bhow (?:much|many) percents?\b/g, 'how many percent'],
  [/\bhow much (?=(?:high |low )?(?:force )?(?:events|steps|times|hits|landings)\b)/g, 'how many '],
  [/\bhow went (.+)$/, 'how did $1 go'],
  [
    /\b(inner|inside|medial) (or|and|than) (?:on )?(?:the |my )?(outer|outside|lateral) (?=heel)/g,
    '$1 heel $2 $3 ',
  ],
  [
    /\b(outer|outside|lateral) (or|and|than) (?:on )?(?:the |my )?(inner|inside|medial) (?=heel)/g,
    '$1 heel $2 $3 ',
  ],
]
/** Words that carry no meaning where they stand. */
const FILLERS: RegExp[] = [
  /\b(?:um+|uh+|uhm|er|erm|hm+|mm+|ah|oh|basically|actually|literally|honestly|please|kindly|kinetra)\b/g,
  /\bi mean\b(?! (?:by|with)\b)|\blet us say\b|\bor something(?: like that)?\b|\bsort of\b|\bkind of(?! (?:things?|questions?|stuff))/g,
  /\b(?:exactly|roughly|approximately|overall(?=.))\b|(?<!(?:do|what|if|that|all) )\byou know(?= )/g,
]
const LEADING_WORDS =
  'well|so|okay|ok|right|alright|all right|sure|cool|perfect|fine|hey|hi|hello|yes|yeah|yep|no|now|then|listen|look|sorry|thanks|thank you|coach|like|but|oh|just|got it|i see|interesting|wow|hmm'
const LEADING = new RegExp(`^(?:(?:${LEADING_WORDS}|(?:great|nice|good)(?! to (?:see|meet)))\\s+)+`)
const QUESTION_WORDS =
  'what|how|why|when|which|where|who|was|were|is|are|am|did|do|does|had|have|can|could|would|will|should|and|show|tell|give|open|compare|list|take|explain|go'
/** What people break in with, before a question or a request: "wait, what about the heel?". */
const BREAKING_IN = new RegExp(
  `^(?:(?:(?:wait|hold on|hang on|stop|pause|just)(?: (?:a|one|there|right there|it))?(?: (?:second|moment|minute)s?)?|one (?:second|moment|minute)|excuse me|pardon me|sorry to interrupt|(?:(?:a|one|another) )?(?:(?:quick|more|last|other) )?question|before you go on) )+(?=(?:${QUESTION_WORDS}) )`,
)

/** A text in lower case, without punctuation, contractions written out, numbers as digits. */
export function normalise(text: string): string {
  const lower = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’‘`´]/g, "'")
    // A question at the end, no side.
    .replace(/,\s*right\s*\?*\s*$/, '')
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
  const bare = tidy(FILLERS.reduce((text, pattern) => text.replace(pattern, ' '), plain))
  return tidy(
    bare
      .replace(LEADING, '')
      .replace(BREAKING_IN, '')
      .replace(/\b(?:coach|right now|mate|then|though)$/g, ''),
  )
}

const tidy = (text: string) => text.replace(/\s+/g, ' ').trim()
