import type { Guess } from '../learned/classifier.ts'
import type { Intent } from '../understanding.ts'

/** What protects people, and what steers the talk, is the rules' alone. */
const PROTECTED: ReadonlySet<Intent> = new Set(['refuse', 'medical_boundary', 'save_note', 'stop'])
/** What ends the call or a sentence, is kept, or answers nothing needs more than likeness. */
const NEVER_GUESSED: ReadonlySet<Intent> = new Set(['goodbye', 'stop', 'save_note', 'small_talk'])
/** From here on likeness counts more than a rule. */
const SURE = 0.85
/** Enough to take a text for a question of its own, where it could also continue the last one. */
const CLEAR = 0.4
/** Enough where nothing else is known. */
const LIKELY = 0.2
/** Enough to turn down a question that has a word of the field in it. */
const OUTSIDE = 0.6
/** A text of fewer words is too little to be judged by its likeness. */
const FEWEST_WORDS = 5
const POINTS_BACK =
  /^(?:higher|lower|more|less|harder|softer|better|worse|longer|shorter) than in\b|\b(?:ones?|that|it|them|those|there|too|as well|same)\b/

const isLong = (tagged: string) => tagged.split(' ').length >= FEWEST_WORDS

/** The intent by rule, unless a long text is much more like sentences of another one. */
export function weigh(ruled: Intent | null, learned: Guess<Intent>, tagged: string): Intent | null {
  if (ruled === null || PROTECTED.has(ruled) || !isLong(tagged) || NEVER_GUESSED.has(learned.label))
    return ruled
  return learned.probability > SURE ? learned.label : ruled
}

/** Whether a text that no rule knows is a question of its own, and no piece of the one before. */
export function isOwnQuestion(learned: Guess<Intent>, tagged: string, afterQuestion: boolean): boolean {
  return isLong(tagged) && learned.probability > CLEAR && !(afterQuestion && POINTS_BACK.test(tagged))
}

/** What a text most likely asks that no rule knows; `cue` is what single words of it hint at. */
export function guess(learned: Guess<Intent>, cue: Intent | null, tagged: string): Intent | null {
  if (PROTECTED.has(learned.label) && !isLong(tagged)) return cue
  if (NEVER_GUESSED.has(learned.label) && learned.probability < SURE) return cue
  const needed = learned.label === 'out_of_scope' && cue ? OUTSIDE : LIKELY
  return learned.probability > needed ? learned.label : cue
}
