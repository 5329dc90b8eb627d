import { anyOf } from './language/any-of.ts'
import type { Entities } from './language/entities.ts'
import lists from './safety.json' with { type: 'json' }

/** What protects people, or ends a call, is decided by rules and never by likeness alone. */
const REFUSED = anyOf(lists.refusals)
const PERSON = `(?:${lists.people.join('|')})`
const RELATIVE = `(?:my|the) (?:${lists.relatives.join('|')})s?(?: s)?`
const DATA = `(?:${lists.data.join('|')})`
const DID = '(?:doing|do|did|take|took|make|made|have|has|landed|land|walked|trained|ran|run)'
const OF_OTHERS = [
  new RegExp(`\\b(?:${PERSON}|${RELATIVE})\\b.*\\b(?:${DATA}|${DID})\\b`),
  new RegExp(
    `\\b${DATA}\\b.* (?:of|from|for|belong(?:ing|s)? to|by) (?:all )?(?:the )?(?:${PERSON}|${RELATIVE})\\b`,
  ),
]
const ABOUT_ME = anyOf(lists.aboutMe)

/** Things that break, hurt or are treated, and are no feet. */
const THINGS = anyOf(lists.things)
const AVOIDING = anyOf(lists.avoiding)
const COMPLAINT = anyOf(lists.complaints)
/** "My physio keeps asking: how many steps were there?" asks for a figure. */
const FIGURE = '(?:\\w+ )?(?:peak|average|cadence|contact time|numbers?)'
const ASKS_FIGURE = new RegExp(
  `\\b(?:how many|how much of|what (?:share|fraction|percentage)|(?:my|the) ${FIGURE})\\b(?!.*\\b(?:should|safe|worry|dangerous)\\b)`,
)
const PAIN = anyOf(lists.pain)
const INJURIES = anyOf(lists.injuries)
const CARE = anyOf(lists.care)
const SENT = /\b(?:send|share|forward|e ?mail|text)\b/
const WORRY = anyOf(lists.worries)
const GOODBYE = anyOf(lists.goodbyes)

function isMedical({ plain }: Entities): boolean {
  if (PAIN.test(plain)) return COMPLAINT.test(plain) || !(AVOIDING.test(plain) || THINGS.test(plain))
  if (INJURIES.test(plain)) return !THINGS.test(plain)
  if (CARE.test(plain)) return !ASKS_FIGURE.test(plain) && !SENT.test(plain)
  return WORRY.test(plain)
}

/** "It started on my last run", "since last week", after a word of pain. */
const MORE_OF_PAIN = new RegExp(`^(?:${lists.painGoesOn.join('|')})\\b`)
export const isMoreOfPain = ({ tagged }: Entities): boolean => MORE_OF_PAIN.test(tagged)

const NOTE = new RegExp(`^(?:(?:${lists.polite.join('|')}) )*(?:${lists.notes.join('|')})\\b`)

const TAIL = '(?: (?:please|now|coach|thanks|thank you|for now|for today|then|ok|okay|it|again|there))*'
const BEFORE =
  '(?:(?:please|wait|no|hang on|hold on|okay|just) )*(?:(?:can|could|would|will) you )?(?:please |just )*'
const STOP = new RegExp(`^${BEFORE}(?:(?:${lists.stops.join('|')})${TAIL} ?)+$`)
const SILENCE = new RegExp(`^(?:${lists.silences.join('|')})${TAIL}$`)

/** The intent that the words themselves settle; null where likeness decides. */
export function protectedIntent(whole: Entities): string | null {
  const { plain, tagged } = whole
  if (STOP.test(plain) || SILENCE.test(plain)) return 'stop'
  if (NOTE.test(plain)) return 'save_note'
  const isOfOthers = OF_OTHERS.some((pattern) => pattern.test(tagged)) && !ABOUT_ME.test(plain)
  if (isOfOthers || REFUSED.test(tagged)) return 'refuse'
  if (isMedical(whole)) return 'medical_boundary'
  return GOODBYE.test(plain) ? 'goodbye' : null
}
