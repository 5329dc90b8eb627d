const START =
  '^.*?\\b(?:remember|do(?: not|n.t) forget|note down|note|write(?: (?:this|that|it))? down|write|jot(?: (?:this|it))? down|jot|'
const MORE =
  '(?:make|take|save|add|put)(?: (?:this as|down|in|me))* (?:a )?note|keep in mind|remind me)\\b[\\s,:;–-]*'
const WHERE =
  "(?:(?:for me|(?:for|to|on|with) (?:my|the|this|todays?|today['’]s) (?:workout|run|session|walk|match|training)|down)\\b[\\s,:]*)?"
const ORDER = new RegExp(
  `${START}${MORE}${WHERE}(?:(?:that|to self|of|about|saying|this|to)\\b[\\s,:]*)?`,
  'i',
)
/** "And that my calf was tight", after a note was taken. */
const GOES_ON =
  /^\s*(?:and|also|plus)\b[\s,]*(?:also\b[\s,]*)?(?:note\b[\s,]*)?that\b[\s,]*(?=(?:i|my|it|the|there|we)\b)/i

/** The text that a user wants to be noted, without the order to do so; empty where none was given. */
export function noteOf(text: string): string {
  const note = text.replace(ORDER, '').trim()
  if (!/\p{L}/u.test(note)) return ''
  return note.charAt(0).toUpperCase() + note.slice(1, 500)
}

/** What is to be noted as well; null where the words do not go on with a note. */
export const nextNoteOf = (text: string): string | null =>
  GOES_ON.test(text) ? noteOf(text.replace(GOES_ON, '')) : null
