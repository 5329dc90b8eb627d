import type { FrozenSentence, Meaning } from './frozen-sentence.ts'

/** What the coach did with a sentence. */
export interface Reply {
  readonly answer: string
  readonly calls: readonly { readonly name: string; readonly args: Readonly<Record<string, unknown>> }[]
  /** For each sentence with numbers out of data, the fields of the tool results they come from. */
  readonly figures: readonly (readonly string[])[]
  /** What it had said just before. */
  readonly before: string
}

/**
 * `right`; `asked` where it asked back or said that it cannot help, without a number and without doing anything;
 * `wrong` where it answered, or did, something that was not meant.
 */
export type Verdict = 'right' | 'asked' | 'wrong'

/** Arguments that narrow down what is asked for; one that was not asked for makes another question of it. */
const TELLING = new Set(
  'workout_id other_id region foot nth from_s to_s type period name order steps_back metric term text at_s event which'.split(
    ' ',
  ),
)
/** Tools that change something: nobody wants that by mistake. */
const ACTS = new Set(['save_note', 'end_call', 'show_region', 'seek_to', 'open_workout'])

const COUNTS = new Set(['high', 'low', 'total'])
const NONE = /\bno\b[^.]*\b(?:events?|hits?|landings?|impacts?)\b|\bnone\b/i

const CANNOT =
  /\b(?:can(?:not|[’']t)|can only|only (?:for|know|see)|(?:do|does|did) ?n(?:o|[’'])t|do not|unable|outside|beyond|not (?:measured|recorded|able|sure I can)|no way|nothing I)\b/i
const ASKS =
  /\?\s*$|\b(?:not sure|did(?: not|n[’']t) (?:catch|hear|understand|get)|say (?:it|that) again|once more|rephrase)\b/i

/** @param nameOf the name of a workout by its id. */
export function judge(sentence: FrozenSentence, reply: Reply, nameOf: (id: string) => string): Verdict {
  // The workout on the screen is meant by its id as well as by none.
  const otherOf = (id: string) => (nameOf(id) === sentence.on ? null : nameOf(id))
  if (sentence.means.some((meaning) => fits(meaning, reply, otherOf))) return 'right'
  if (reply.figures.length > 0 || reply.calls.some(({ name }) => ACTS.has(name))) return 'wrong'
  if (ASKS.test(reply.answer)) return sentence.asks ? 'right' : 'asked'
  return CANNOT.test(reply.answer) ? 'asked' : 'wrong'
}

type NameOf = (id: string) => string | null

function fits(meaning: Meaning, reply: Reply, nameOf: NameOf): boolean {
  if ('tool' in meaning) return fitsTool(meaning, reply, nameOf)
  if ('repeats' in meaning) return reply.before !== '' && reply.answer === reply.before
  if ('cannot' in meaning) return CANNOT.test(reply.answer) && !acts(reply)
  return new RegExp(meaning.answer, 'iu').test(reply.answer) && reply.figures.length === 0 && !acts(reply)
}

const acts = ({ calls }: Reply) => calls.some(({ name }) => ACTS.has(name))

function fitsTool(
  { tool, args, figure, answer }: Extract<Meaning, { tool: string }>,
  reply: Reply,
  nameOf: NameOf,
): boolean {
  if (answer !== undefined && !new RegExp(answer, 'iu').test(reply.answer)) return false
  if (figure && !says(figure, reply)) return false
  return reply.calls.some((call) => call.name === tool && sameArguments(args, call.args, nameOf))
}

/** A time may follow what came at it, and none of something is said in words. */
function says(figure: readonly string[], { answer, figures: [first = [], second = []] }: Reply): boolean {
  if (figure.some((one) => COUNTS.has(one)) && NONE.test(answer)) return true
  const times = figure.filter((one) => one.endsWith('at_s'))
  return first.some((said) => figure.includes(said)) || second.some((said) => times.includes(said))
}

function sameArguments(
  wanted: Extract<Meaning, { tool: string }>['args'],
  sent: Readonly<Record<string, unknown>>,
  nameOf: NameOf,
): boolean {
  const names = new Set([...Object.keys(wanted), ...Object.keys(sent).filter((name) => TELLING.has(name))])
  return [...names].every((name) => {
    const given = sent[name] ?? null
    const value = name.endsWith('_id') && typeof given === 'string' ? nameOf(given) : given
    const allowed = wanted[name] ?? null
    return (Array.isArray(allowed) ? allowed : [allowed]).some((one) => isValue(one, value))
  })
}

function isValue(wanted: string | number | null, given: unknown): boolean {
  if (wanted === '*') return given !== null
  if (typeof wanted === 'number' && typeof given === 'number') return Math.abs(wanted - given) < 0.5
  if (typeof wanted === 'string' && wanted.startsWith('/') && typeof given === 'string') {
    const [, pattern = '', flags] = /^\/(.*)\/(\w*)$/.exec(wanted) ?? []
    return new RegExp(pattern, `${flags ?? ''}u`).test(given)
  }
  return wanted === given
}
