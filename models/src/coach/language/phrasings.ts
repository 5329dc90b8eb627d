/** Word order of people who learned English late, and slips of the tongue, as the rules know the same question. */
export const PHRASINGS: [RegExp, string][] = [
  // Stuttering: "the the arch", "the ma maximum".
  [/\b(?!stop |bye |no |ha |quiet )(\w+) \1\b/g, '$1'],
  [
    /\b(?!in |a |i |an |the |on |so |do |to |no |we |he |me |be |is |it |my |or |at |as |up |us |by |go |and |for |any |out |her |was |how |too |are )([a-z]{2,3}) (?=\1[a-z]{2,})/g,
    '',
  ],
  [/^what means (.+)$/, 'what does $1 mean'],
  [/^what (?:it|that) (is|was|are|were) (?=\w)/, 'what $1 '],
  [/^(what|which|when|where) (i|we) (did|do|can|could|should|have|had)\b/, '$1 $3 $2'],
  [/\bhow (?:much|many) percents?\b/g, 'how many percent'],
  [/\bhow much (?=(?:high |low )?(?:force )?(?:events|steps|times|hits|landings)\b)/g, 'how many '],
  [/\bhow went (.+)$/, 'how did $1 go'],
  [/\bhow long time\b/g, 'how long'],
  [/\b(?:than|then) (all (?:the )?others|the (?:rest|others))\b/g, 'than $1'],
  // Before "and three" is heard as the third metatarsal.
  [
    /\bbetween (one|two|three|four|five|six|seven|eight|nine|ten|\d+) and (one|two|three|four|five|six|seven|eight|nine|ten|\d+)\b(?! (?:seconds|percent|hundred|metatarsals?))/g,
    'between minute $1 and minute $2',
  ],
  // "The inner or the outer heel".
  [
    /\b(inner|inside|medial) (or|and|than) (?:on )?(?:the |my )?(outer|outside|lateral) (?=heel)/g,
    '$1 heel $2 $3 ',
  ],
  [
    /\b(outer|outside|lateral) (or|and|than) (?:on )?(?:the |my )?(inner|inside|medial) (?=heel)/g,
    '$1 heel $2 $3 ',
  ],
  // "Minute two", where the number sounds like a word.
  [/\bminute (?:to|too)\b(?! the)/g, 'minute 2'],
  [/\bminute for$/g, 'minute 4'],
  [/\bminute won\b/g, 'minute 1'],
]
