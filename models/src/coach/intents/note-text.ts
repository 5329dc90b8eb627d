const ORDER =
  /^.*?\b(?:remember|do(?: not|n't|n’t) forget|note down|note|write(?: (?:this|that|it))? down|write|jot(?: (?:this|it))? down|jot|(?:make|take|save|add|put)(?: (?:this as|down|in|me))* (?:a )?note|keep in mind|remind me)\b[\s,:;–-]*(?:(?:for me|(?:for|to|on|with) (?:my|the|this|todays|today['’]s|yesterdays|yesterday['’]s) (?:workout|run|session|walk|match|training)|down)\b[\s,:]*)?(?:(?:that|to self|of|about|saying|this|to)\b[\s,:]*)?/i

/** The text that a user wants to be noted, without the order to do so; empty where none was given. */
export function noteOf(text: string): string {
  const note = text.replace(ORDER, '').trim()
  if (!/\p{L}/u.test(note)) return ''
  return note.charAt(0).toUpperCase() + note.slice(1, 500)
}
