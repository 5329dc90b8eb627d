import lists from './workout-names.json' with { type: 'json' }

const wordsOf = (list: string) => new Set(list.split(' '))
/** The nouns that the name of a workout ends or begins with. */
const NOUNS = wordsOf(lists.nouns)
/** Those that say nothing of what it was: "my basketball session" may be called "Basketball". */
const PLAIN_NOUNS = wordsOf(lists.plainNouns)
/** What stands before such a noun and is no part of a name. */
const NO_NAME = wordsOf(lists.noName)
/** They may be a name ("Easy run") and are mostly none ("how was my easy run?"). */
const DESCRIBING = wordsOf(lists.describing)
/** Names by themselves: "did I do any cycling?" */
const SPORTS = wordsOf(lists.sports)
/** What a workout is called by what it was: "the hilly one" may be a hill run, "my intervals" an interval run. */
const KINDS = new Map(
  Object.entries(lists.kinds).flatMap(([name, words]) =>
    words.split(' ').map((word) => [word, name] as const),
  ),
)
/** Words that a workout may be called by. */
export const NAME_WORDS: ReadonlySet<string> = new Set([...NOUNS, ...SPORTS, ...KINDS.keys()])
/** "Morning run" is a name, "my morning runs" are those of any morning. */
const DAYTIMES = wordsOf('morning afternoon evening night lunchtime')
const MOST_WORDS = 3

/** A workout that was called by a name. */
export interface NamedWorkout {
  /** What it may be called, the likeliest first. */
  readonly names: readonly string[]
  /** The words may as well describe the workout on the screen. */
  readonly mayDescribe: boolean
}

const AFTER_NOUN =
  /\b(?:run|jog|walk|hike|ride|match|game|session|workout|training|test) (?:to|after|before|around|through|along|at|in|on) (?:the |my )?([a-z]+)\b(?! \w+ing\b)/

/** "Not the hill run". */
const IS_DENIED = /\bnot(?: (?:the|my|in|for|of))*$/
/** What a workout is called after "this". */
export const A_WORKOUT = '(?:run|workout|one|session|walk|match)'
/** "Not this run, the interval one". */
const OTHER_ONE = new RegExp(`\\bnot (?:this|that|the) ${A_WORKOUT}\\b.*?\\b(?:the|my) ([a-z]+) one\\b`)
const KIND = [...KINDS.keys()].join('|')
const DESCRIBED = `(${KIND}|${[...DAYTIMES].join('|')}) ones?`
/** "That hilly one", "the morning one", "my intervals"; whoever is on track names nothing. */
const OF_KIND = new RegExp(
  `\\b(?:the|my|that|those|this|last) (?:${DESCRIBED}|(${KIND}))\\b(?! (?:foot|side|REGION))`,
)
/** "Open lake loop": whatever is to be opened and is nothing that the coach knows. */
const OPENED = /^(?:can you |could you |would you )?open (?:up )?(?:the |my )?((?:[a-z]+ ?){1,4})$/

/**
 * What workouts are called in a normalised and tagged text ("tempo run", "walk to work", "basketball"), and the text with
 * plain nouns in the stead of the names. Whether there are such workouts is another question.
 */
export function findWorkoutNames(tagged: string): { names: NamedWorkout[]; text: string } {
  const names: NamedWorkout[] = []
  const kept: string[] = []
  for (const word of tagged.split(' ')) {
    const noun = word.replace(/e?s$/, '')
    const own = NOUNS.has(word) ? word : NOUNS.has(noun) ? noun : null
    const name = own ? nameBefore(kept) : []
    const isTimeOfDay = own !== word && DAYTIMES.has(name.join(' '))
    if (own && name.length > 0 && !isTimeOfDay && !IS_DENIED.test(kept.slice(0, -name.length).join(' '))) {
      kept.splice(kept.length - name.length)
      names.push(named(name, own))
    }
    kept.push(own === 'test' && name.length > 0 ? 'workout' : word)
  }
  let text = kept.join(' ')
  const after = AFTER_NOUN.exec(text)
  if (after && !NO_NAME.has(after[1] ?? '')) names.push({ names: [after[0]], mayDescribe: true })
  const other = OTHER_ONE.exec(text)?.[1]
  if (other && !NO_NAME.has(other)) {
    names.push({ names: [other], mayDescribe: false })
    text = text.replace(`${other} one`, 'one')
  }
  const [whole = '', described, kind] = names.length > 0 ? [] : (OF_KIND.exec(text) ?? [])
  const called = described ?? kind
  if (called) {
    names.push({ names: [KINDS.get(called) ?? called], mayDescribe: kind !== undefined })
    text = text.replace(whole, kind ? whole.replace(kind, 'one') : whole.replace(`${described} `, ''))
  }
  if (names.length > 0) return { names, text }
  const opened = OPENED.exec(tagged)?.[1]?.split(' ') ?? []
  const own = opened.filter((word) => !NO_NAME.has(word))
  if (own.length > 0) return { names: [{ names: [own.join(' ')], mayDescribe: true }], text: tagged }
  const sport = kept.includes('REGION') ? undefined : kept.find((word) => SPORTS.has(word))
  return { names: sport ? [{ names: [sport], mayDescribe: false }] : [], text: tagged }
}

function named(said: readonly string[], noun: string): NamedWorkout {
  const own = said.findIndex((word) => !DESCRIBING.has(word))
  const name = own > 0 ? said.slice(own) : said
  const words = name.join(' ')
  return {
    names: PLAIN_NOUNS.has(noun) ? [words] : [`${words} ${noun}`, words],
    mayDescribe: name.every((word) => DESCRIBING.has(word)),
  }
}

/** The words right before the noun, up to one that names nothing. */
function nameBefore(before: readonly string[]): string[] {
  const from = before.findLastIndex((word) => NO_NAME.has(word) || !/^[a-z]+$/.test(word)) + 1
  return before.slice(Math.max(from, before.length - MOST_WORDS))
}
