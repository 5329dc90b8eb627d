const FOOT = '(?:foot|shoe|side|leg|insole|sole)'
const BOTH =
  /\b(?:left (?:and|or|to|versus|vs|against|from|with) (?:the |my )?right|right (?:and|or|to|versus|vs|against|from|with) (?:the |my )?left|left right|both (?:feet|sides|legs|shoes)|two feet)\b(?: (?:foot|feet|shoe|side|leg)s?)?/g
const NOT_A_SIDE =
  /\bright (?:now|track|way|direction|thing|amount|away|there|here|after|before|at|on (?=time))\b|\b(?:all|is that|that is|am i|be|was that|you are) right\b|(?<=\b(?:high|low|good|bad|normal|ok|okay|fine|much|hard|soft|better|worse|higher|lower)) right$|\bleft (?:over|to go|until|out)\b|\b(?:time|minutes|much|many) (?:is |are )?left\b/g

/** Which foot a text names; FOOT stands for it then, except before a region, where the word just goes. */
export function findFoot(text: string): { foot: 'left' | 'right' | null; both: boolean; text: string } {
  if (text.match(BOTH)) return { foot: null, both: true, text: text.replace(BOTH, 'FEET') }
  const bare = text.replace(NOT_A_SIDE, ' ')
  const side = /\b(left|right)\b/.exec(bare)?.[1]
  if (side !== 'left' && side !== 'right') return { foot: null, both: false, text }
  const tagged = bare
    // "The ball of my right foot": the words name a place, and the side beside it.
    .replace(
      new RegExp(
        `\\b(ball|arch|middle|front|back|inside|outside|edge|heel|toes?|part|rear|bottom) of (?:my |the )?${side} (?=foot|heel|toe|forefoot|arch)`,
        'g',
      ),
      '$1 of the ',
    )
    .replace(
      new RegExp(
        `\\b(?:of |on |in |at |under |for )?(?:my |the )?${side} (?:${FOOT}(?: s)?|one)\\b(?= (?:big|little|small|toe|heel|arch|mid|fore|meta|outer|inner|first|second|third|fourth|fifth|ball|m\\d))`,
        'g',
      ),
      ' ',
    )
    .replace(new RegExp(`\\b(?:my |the )?${side} (?:${FOOT}|one)\\b`, 'g'), 'FOOT')
    .replace(
      new RegExp(
        `\\b${side}\\b(?= (?:big|little|small|toe|heel|arch|mid|fore|meta|outer|inner|out|in|lat|med|first|second|third|fourth|fifth|ball|m\\d|hind|rear))`,
        'g',
      ),
      '',
    )
    .replace(new RegExp(`\\b(?:my |the )?${side}\\b`, 'g'), 'FOOT')
  return { foot: side, both: false, text: tagged.replace(/\s+/g, ' ').trim() }
}
