const SIDE = '(?:foot|shoe|side|leg|insole|sole)'
const PLACE =
  '(?:big|little|small|toe|heel|arch|mid|fore|meta|outer|inner|out|in|lat|med|first|second|third|fourth|fifth|ball|m\\d|hind|rear)'
/** What stands behind "right" where it names a side, and is no "well". */
export const OF_SIDE = `(?:(?:${SIDE}|one)(?:s| s)?\\b|(?!in\\b)${PLACE})`

const IT = '(?:it|this|that|they|these)'
const BOTH = [
  /\bleft (?:and|or|to|versus|against|from|with) (?:the |my )?right\b(?: (?:foot|feet|shoe|side|leg)s?)?/g,
  /\bright (?:and|or|to|versus|against|from|with) (?:the |my )?left\b(?: (?:foot|feet|shoe|side|leg)s?)?/g,
  /\bleft right\b|\bboth (?:feet|sides|legs|shoes)\b|\btwo feet\b/g,
]
const NO_SIDE = [
  /\bright (?:now|track|way|direction|thing|amount|away|there|here|after|before|behind|under|below|beneath|beside|next|where|at|on (?=time))\b/g,
  new RegExp(`\\b(?:all|am i|i am|be|you are|(?:look|seem|sound|feel)s?) right\\b(?! ${OF_SIDE})`, 'g'),
  new RegExp(`\\b(?:${IT} (?:is|was|are)|(?:is|was|are) ${IT}) right\\b(?! ${OF_SIDE})`, 'g'),
  /(?<=\b(?:high|low|good|bad|normal|ok|okay|fine|much|hard|soft|better|worse|higher|lower)) right$/g,
  /\bleft (?:over|to go|until|out)\b|\b(?:time|minutes|much|many) (?:is |are )?left\b/g,
]
const BEFORE_PLACE = `(?= ${PLACE})`
/** Which foot a text names; FOOT stands for it then, except before a region, where the word just goes. */
export function findFoot(text: string): { foot: 'left' | 'right' | null; both: boolean; text: string } {
  for (const pattern of BOTH)
    if (text.match(pattern)) return { foot: null, both: true, text: text.replace(pattern, 'FEET') }
  const bare = NO_SIDE.reduce((rest, pattern) => rest.replace(pattern, ' '), text)
  const side = /\b(left|right)\b/.exec(bare)?.[1]
  if (side !== 'left' && side !== 'right') return { foot: null, both: false, text }
  const my = '(?:my |the )?'
  const tagged = [
    // "The ball of my right foot": the words name a place, and the side beside it.
    [
      `\\b(ball|arch|middle|front|back|inside|outside|edge|heel|toes?|part|rear|bottom) of ${my}${side} (?=foot|heel|toe|forefoot|arch)`,
      '$1 of the ',
    ],
    [`\\b(?:of |on |in |at |under |for )?${my}${side} (?:${SIDE}(?: ?s)?|one)\\b${BEFORE_PLACE}`, ' '],
    [`\\b${my}${side} (?:${SIDE}s?|one)\\b`, 'FOOT'],
    [`\\b${side}\\b${BEFORE_PLACE}`, ''],
    [`\\b${my}${side}\\b`, 'FOOT'],
  ].reduce((rest, [pattern = '', words = '']) => rest.replace(new RegExp(pattern, 'g'), words), bare)
  return { foot: side, both: false, text: tagged.replace(/\s+/g, ' ').trim() }
}
