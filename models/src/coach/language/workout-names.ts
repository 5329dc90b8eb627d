const words = (list: string) => new Set(list.trim().split(/\s+/))

/** The nouns that the name of a workout ends or begins with. */
const NOUNS = words(
  'run jog walk hike ride race loop match game session workout training test repeats intervals sprints',
)
/** Those that say nothing of what it was: "my basketball session" may be called "Basketball". */
const PLAIN_NOUNS = words('session workout training match game')
const MOST_WORDS = 3

/** What stands before such a noun and is no part of a name. */
const NO_NAME = words(`
  a an the my your his her our their its this that these those it i you we they he she me us who which what when where how
  why is are was were am be been being do does did done have has had can could will would shall should may might must go
  going goes went gone and or but so as if then than because while of in on at to for from by with without about between
  against over during before after since until into onto per out off up down through only just also too very really quite
  no not any all both each every either some few many much more most less least several other another same own such
  first second third fourth fifth sixth last latest newest oldest earliest next previous recent current past prior earlier
  later preceding one two three four five six seven eight nine ten longest shortest hardest softest easiest toughest best
  worst biggest fastest slowest highest lowest heaviest lightest average typical usual usually normal normally regular regularly rather always often mostly whole entire full
  single total overall actual real new old good bad great nice better worse harder softer longer shorter like compare
  compared comparing versus vs open show list tell give start stop end finish did today yesterday tonight now here there
  running walking standing tennis workout workouts session sessions training run walk match today's somebody someone
  anybody anyone everybody everyone people person user users friend friends neighbour neighbours else elses s
  foot feet heel toe toes left right high low force event events load pressure peak steps cadence time minutes seconds
  coach kinetra please thanks hi hello recorded saved done finished completed`)
/** They may be a name ("Easy run") and are mostly none ("how was my easy run?"). */
const DESCRIBING = words(
  'easy long short hard quick slow fast steady light little big small tough intense decent solid proper',
)
/** Names by themselves: "did I do any cycling?" */
const SPORTS = words(`
  aerobics badminton baseball basketball biking bouldering boxing cricket crossfit cycling dancing football golf
  gymnastics handball hiking hockey netball padel pilates rowing rugby skating skiing snowboarding soccer squash swimming
  volleyball yoga zumba`)

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
/** "Not this run, the interval one". */
const OTHER_ONE =
  /\bnot (?:this|that|the) (?:run|workout|one|session|walk|match)\b.*?\b(?:the|my) ([a-z]+) one\b/
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
    if (own && name.length > 0 && !IS_DENIED.test(kept.slice(0, -name.length).join(' '))) {
      kept.splice(kept.length - name.length)
      names.push(named(name, own))
    }
    kept.push(own === 'test' && name.length > 0 ? 'workout' : word)
  }
  const text = kept.join(' ')
  const after = AFTER_NOUN.exec(text)
  if (after && !NO_NAME.has(after[1] ?? '')) names.push({ names: [after[0]], mayDescribe: true })
  const other = OTHER_ONE.exec(text)?.[1]
  if (other && !NO_NAME.has(other)) names.push({ names: [other], mayDescribe: false })
  if (names.length > 0) return { names, text }
  const opened = OPENED.exec(tagged)?.[1]?.split(' ') ?? []
  const own = opened.filter((word) => !NO_NAME.has(word))
  if (own.length > 0) return { names: [{ names: [own.join(' ')], mayDescribe: true }], text: tagged }
  const sport = kept.find((word) => SPORTS.has(word))
  return { names: sport ? [{ names: [sport], mayDescribe: false }] : [], text: tagged }
}

function named(name: readonly string[], noun: string): NamedWorkout {
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
