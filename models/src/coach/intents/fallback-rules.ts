import { rule } from './rule.ts'

/**
 * Weak cues, for words that no other rule knows and that continue nothing: better an answer about the right
 * figure than a question back.
 */
export const FALLBACK_RULES = [
  rule('open', /^(?:can you |could you |would you )?open\b/, {
    where: ({ workoutNames }) => workoutNames.length > 0,
  }),
  rule(
    'least_loaded',
    /\bnot (?:\w+ )?(?:using|use|used|loading|load|loaded|doing|working|carrying)\b|\b(?:least|lightest|lowest)\b/,
  ),
  rule('events_count', /\b(?:events?|spikes?|overloads?|overloaded)\b/),
  rule('mean', /\b(?:average|mean)\b/),
  rule(
    'most_loaded',
    /\b(?:most|hardest|heaviest|brunt)\b.*\b(?:foot|feet|load|pressure|weight)\b|\boverload/,
  ),
  rule('contact_time', /\b(?:ground|contact)\b/),
  rule('cadence', /\b(?:per|a|each) minute\b/),
  rule('steps', /\bsteps?\b/),
  rule('trend', /\b(?:improv\w*|progress\w*|better and better)\b/),
  rule('compare', /\b(?:better|worse|last time|previous|before)\b/),
  rule('advice', /\b(?:should i|can i do|help me|softer|tip|lighter)\b/),
  rule('peak', /\b(?:pressure|load|force)\b|REGION/),
  rule(
    'summary',
    /\bhow (?:was|is|did|were|are)\b.*\b(?:that|it|this|i|go|today)\b|\b(?:workout|run|session|walk|match|training|numbers|data|performance)\b/,
    {
      unless: /\b(?:why|who|where)\b/,
    },
  ),
]
