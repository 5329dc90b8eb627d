/** A place in a workout: seconds from its start, or a share of its length. */
export type TimeInWorkout = { inS: number } | { fraction: number }

const LEAD = '(?:(?:at|to|around|after|by|the|from) )*'
const FORMS: [RegExp, (...numbers: number[]) => TimeInWorkout][] = [
  [/(\d+):(\d\d)\b(?: (?:minutes?|mark))?/, (minutes, seconds) => ({ inS: minutes * 60 + seconds })],
  [
    /(?:jump|go|skip|move|seek|take me|back) to (\d{1,2}) ?(\d\d)$/,
    (minutes, seconds) => ({ inS: minutes * 60 + seconds }),
  ],
  [
    /(\d+) minutes?(?: and)? (\d+)(?: seconds?)?(?: mark| in)?\b/,
    (minutes, seconds) => ({ inS: minutes * 60 + seconds }),
  ],
  [/(\d+) and a half minutes?\b/, (minutes) => ({ inS: minutes * 60 + 30 })],
  [/(\d+) minutes? and a half\b/, (minutes) => ({ inS: minutes * 60 + 30 })],
  [/(\d+) minutes? and a quarter\b/, (minutes) => ({ inS: minutes * 60 + 15 })],
  [/(?:a|one) minute and a half\b/, () => ({ inS: 90 })],
  [/one and a half minutes?\b/, () => ({ inS: 90 })],
  [
    /(?:the )?(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth) minute\b/,
    (minute) => ({ inS: minute * 60 }),
  ],
  [/half a minute\b/, () => ({ inS: 30 })],
  [/minute (\d+) and a half\b/, (minutes) => ({ inS: minutes * 60 + 30 })],
  [/half past (?:minute )?(\d+)\b/, (minutes) => ({ inS: minutes * 60 + 30 })],
  [
    /minute (?:number |mark )?(\d+)(?: (?:and )?(?:second )?(\d+)(?: seconds?)?)?\b/,
    (minutes, seconds) => ({ inS: minutes * 60 + (seconds || 0) }),
  ],
  [/a minute (\d+)(?: seconds?)?\b/, (seconds) => ({ inS: 60 + seconds })],
  [/(\d+(?:\.\d+)?) ?(?:minutes?|m)\b(?: mark| in| into)?/, (minutes) => ({ inS: Math.round(minutes * 60) })],
  // "The second one" is no time.
  [/second (?:number )?(?!1\b)(\d+)\b|second number 1\b/, (seconds) => ({ inS: seconds || 1 })],
  [/(\d+) ?(?:seconds?|s)\b(?: mark| in| into)?/, (seconds) => ({ inS: seconds })],
  [/(?:one|a) minute(?: mark| in)?\b/, () => ({ inS: 60 })],
  [/(?:the )?(?:very )?(?:start|beginning)\b(?! of (?:the )?(?:week|month))/, () => ({ inS: 0 })],
  [
    /(?:the )?(?:half ?way(?: point| mark)?|middle of (?:the|my|this) (?:workout|run|session|walk))\b/,
    () => ({ fraction: 0.5 }),
  ],
  [
    /(?:the )?(?:very )?end (?:of (?:the|my|this) (?:workout|run|session|walk|recording|replay))\b|(?:to|at) the (?:very )?end\b/,
    () => ({ fraction: 1 }),
  ],
]
const ORDINALS: Record<string, number> = Object.fromEntries(
  'first second third fourth fifth sixth seventh eighth ninth tenth'
    .split(' ')
    .map((word, index) => [word, index + 1]),
)

const PATTERNS = FORMS.map(([pattern, read]) => ({
  pattern: new RegExp(`\\b${LEAD}(?:${pattern.source})`),
  read,
}))

/** The first time in a workout that a normalised text names, and the text with TIME in its stead. */
export function findTime(text: string): { time: TimeInWorkout | null; text: string } {
  // "Steps a minute" is a rate.
  if (
    /\b(?:steps?|strides?|beats?|times) (?:a|per|each|every|in a|in one) minute\b|\bper minute\b|\bhow many steps\b.*\b(?:a|one|1) minute\b/.test(
      text,
    )
  )
    return { time: null, text }
  for (const { pattern, read } of PATTERNS) {
    const match = pattern.exec(text)
    if (!match) continue
    const numbers = match
      .slice(1)
      .map((digits) => (digits === undefined ? 0 : (ORDINALS[digits] ?? Number(digits))))
    return { time: read(...numbers), text: text.replace(match[0], 'TIME') }
  }
  return { time: null, text }
}
