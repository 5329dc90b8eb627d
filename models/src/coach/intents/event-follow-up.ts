import type { Entities } from '../language/entities.ts'
import type { Understanding } from '../understanding.ts'
import { EVENTS } from './focus.ts'
import { eventBeside, rankOf, whichEventOf, whichShown } from './which-event.ts'

const GOING =
  /^(?:(?:can you |could you )?(?:show(?: me)?|go to|jump to|take me to|move to|let me see) )?(?=(?:the )?(?:next|previous|following)\b)/

/** "Go back to the first", "show me the last one". */
const NAMED =
  /^(?:(?:can you |could you )?(?:show(?: me)?|(?:go|jump|skip)(?: back)? to|take me(?: back)? to|back to) )(?:the )?(?:\w+|\w+ (?:hardest|last)|\w+ to last)(?: (?:one|1|event|hit))?$/

/** "Show me the next one" after an event that was shown or told of. */
export function eventToShow(
  own: Understanding,
  { tagged }: Entities,
  previous: Understanding,
): Understanding | null {
  if (own.intent !== 'open' && own.intent !== 'show') return null
  const isTold = EVENTS.has(previous.intent)
  const from = isTold ? previous.slots.which : whichShown(previous.slots.what)
  const asked = tagged.replace(GOING, '')
  const which =
    eventBeside(asked, from) ??
    (from && NAMED.test(tagged) ? whichEventOf(tagged) : undefined) ??
    (isTold && eventBeside(asked, 'first') ? 'first' : undefined)
  if (!which) return null
  const details = isTold ? { ofEvents: previous.slots } : previous.details
  return { intent: 'show', slots: { what: `${which} event` }, details }
}

/** "And the next one?", "the second one" after an event that was shown or told of. */
export function eventAsked({ tagged }: Entities, previous: Understanding): Understanding | null {
  const { intent, slots } = previous
  if (intent === 'event_when') {
    const which = eventBeside(tagged, slots.which ?? 'first')
    return which ? { ...previous, slots: { ...slots, which } } : null
  }
  const shown = intent === 'show' ? whichShown(slots.what) : undefined
  const which = shown && (eventBeside(tagged, shown) ?? whichEventOf(tagged))
  return which ? { ...previous, slots: { ...slots, what: `${which} event` } } : null
}

/** "And after that?", "what came second?" after the most or the least loaded region. */
export function rankAsked({ tagged }: Entities, previous: Understanding): Understanding | null {
  if (previous.intent !== 'most_loaded' && previous.intent !== 'least_loaded') return null
  const rank = rankOf(tagged, previous.details.rank)
  return rank ? { ...previous, details: { ...previous.details, rank } } : null
}
