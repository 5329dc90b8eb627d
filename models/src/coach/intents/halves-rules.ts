import type { Entities } from '../language/entities.ts'
import { rule } from './rule.ts'

const MORE =
  /\b(?:harder|heavier|softer|lighter|worse|better|more|less|higher|lower|differ(?:ent|ence)|chang(?:e|ed)|tired|fade|faded)\b/
const isAboutTheEnd = ({ time }: Entities) => time !== null && 'fraction' in time && time.fraction === 1

/** The second half beside the first, and whether legs got tired. */
export const HALVES_RULES = [
  rule('halves', /^/, { where: ({ against }) => against !== null }),
  rule('halves', /\b(?:first|second|last|other|latter) half\b|\b(?:both|two|2|the) halves\b/, {
    unless: /\b(?:show|go|jump|take me|skip|play)\b/,
  }),
  rule(
    'halves',
    /\bdid (?:i|my (?:legs|feet|foot|form)) (?:get|grow|become|start to get|go) (?:more )?(?:tired|fatigued|sloppy|heavy)\b|\bdid (?:i|my form) (?:tire|fade|fall apart|slow down|flag)\b|\b(?:was|am|were) i (?:getting )?(?:tired|fatigued|fading)\b|\b(?:signs? of|any) (?:fatigue|tiredness)\b|\bfatigued?\b/,
    { unless: /\b(?:always|every|when|why|what is|mean)\b|REGION/ },
  ),
  rule(
    'halves',
    /\b(?:go|going|went|gone|get|got|getting|ris(?:e|en|ing)|rose|increased?|drop(?:ped)?|chang(?:e|ed)|fall|fell)\b.*\b(?:during|over the course of|in the course of|within|throughout|through) (?:the|this|my) (?:run|workout|session|walk|match|game)\b/,
    { unless: /\b(?:cadence|contact|steps|how many|last|previous|why)\b/ },
  ),
  rule('halves', MORE, { where: isAboutTheEnd, unless: /\bhow many\b|\b(?:show|go|jump|take me|skip)\b/ }),
]
