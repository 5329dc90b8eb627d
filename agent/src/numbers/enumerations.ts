import { regionsNamed } from './groups.ts'
import type { Ledger } from './ledger.ts'
import type { Quantity } from './quantity.ts'
import type { Topic } from './topic.ts'

const MOST_NAMED = 10
/** "Three of them: the big toe, M2 and M3", "four runs: …". */
const ANNOUNCED = /^(?:,? (?:of |in )?[\p{L}-]+){0,4}:\s/u
const TYPES: readonly (readonly [type: string, words: string])[] = [
  ['running', 'runs?'],
  ['walking', 'walks?'],
  ['tennis', 'tennis(?: (?:matches|sessions))?'],
  ['standing', 'standing'],
]
const OF_TYPE =
  /^(?: (?:out )?of (?:the |your |these |those )*(?:last |latest )?\S+(?: workouts| sessions)?)? (?:are|were|is|was) (\p{L}+)/iu

/** Whether numbers count truly what the sentence goes on to name, place by place; and how many workouts are of a type. */
export function enumerated(
  sentence: string,
  quantities: readonly Quantity[],
  topic: Topic,
  { facts, workouts }: Ledger,
): ReadonlyMap<Quantity, boolean> {
  const verdicts = new Map<Quantity, boolean>()
  for (const [at, quantity] of quantities.entries()) {
    const { kind, unit, value, end } = quantity
    if (kind !== 'amount' || unit !== null || value > MOST_NAMED) continue
    const after = sentence.slice(end)
    const colon = ANNOUNCED.exec(after)
    // "Five hits: four on M2, one on the heel" is a sum.
    const isSum =
      quantity.counts !== null || quantities.slice(at + 1).some((one) => one.unit === null && one.step >= 1)
    if (colon && !isSum) {
      const named = topic.place.filter(({ index, isHint }) => index >= end + colon[0].length && !isHint)
      const regions = new Set(regionsNamed(named.flatMap(({ values }) => values)))
      const arePlain = named.every(({ values }) => regionsNamed(values).length === values.length)
      if (regions.size > 1 && (arePlain || regions.size === value))
        verdicts.set(quantity, regions.size === value)
    }
    const type = TYPES.find(([, words]) =>
      new RegExp(`^${words}$`, 'i').test(OF_TYPE.exec(after)?.[1] ?? ''),
    )?.[0]
    const newest = facts.at(-1)?.result
    const listed = [
      ...new Set(facts.flatMap(({ result, workoutId }) => (result === newest && workoutId ? workoutId : []))),
    ]
    if (!type || listed.length < 2 || listed.some((id) => !workouts.get(id)?.type)) continue
    const isTrue = listed.filter((id) => workouts.get(id)?.type === type).length === value
    const next = quantities[at + 1]
    const isOf = next && / of /.test(sentence.slice(end, next.index)) && next.value === listed.length
    for (const one of isOf ? [quantity, next] : [quantity]) verdicts.set(one, isTrue)
  }
  return verdicts
}
