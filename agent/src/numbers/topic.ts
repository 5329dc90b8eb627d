import type { Foot } from '@kinetra/workouts/workout'
import type { Part, Place, Which } from './facts.ts'
import type { KnownWorkout } from './known-workouts.ts'
import type { Ledger } from './ledger.ts'
import { type Entry, type Mention, mentionsIn, words } from './mentions.ts'
import { placesIn } from './place-words.ts'
import { FOOT_WORDS, PART_WORDS, POINTER_WORDS, WHICH_WORDS } from './setting-words.ts'
import { STATISTIC_WORDS } from './statistic-words.ts'
import type { Statistic } from './statistics.ts'

/** All that a text says of what its numbers are about. */
export interface Topic {
  readonly statistic: readonly Mention<Statistic>[]
  readonly place: readonly Mention<Place>[]
  readonly foot: readonly Mention<Foot>[]
  readonly part: readonly Mention<Part>[]
  readonly which: readonly Mention<Which>[]
  /** Ids of workouts. */
  readonly workout: readonly Mention<string>[]
}
export type Aspect = keyof Topic

export const topicOf = (text: string, ledger: Ledger): Topic => ({
  ...wordsOf(text),
  workout: workoutsMentioned(text, ledger),
})

/** What was said a moment ago is read again with each sentence that follows. */
const MOST_KEPT = 64
const kept = new Map<string, Omit<Topic, 'workout'>>()
function wordsOf(text: string): Omit<Topic, 'workout'> {
  const known = kept.get(text)
  if (known) return known
  const read = {
    statistic: withoutModifiers(mentionsIn(text, STATISTIC_WORDS)),
    place: placesIn(text),
    foot: mentionsIn(text, FOOT_WORDS),
    part: mentionsIn(text, PART_WORDS),
    which: mentionsIn(text, WHICH_WORDS),
  }
  if (kept.size >= MOST_KEPT) kept.delete(kept.keys().next().value ?? '')
  kept.set(text, read)
  return read
}

/** In "average cadence" and "minimum contact time" the first word tells of the second. */
const withoutModifiers = (mentions: readonly Mention<Statistic>[]) =>
  mentions.filter(({ values, end }, at) => {
    const next = mentions[at + 1]
    const isModifier = values.includes('mean') || values.includes('minimum')
    return !(isModifier && next && !next.isHint && next.index - end <= 1)
  })

/** Names and days of workouts, then words that point to one. */
function workoutsMentioned(text: string, { workouts, focus }: Ledger): Mention<string>[] {
  const named = namesIn(text, { workouts })
  const [current] = focus
  const ids = [...workouts.keys(), ...focus]
  const pointed = mentionsIn(text, POINTER_WORDS).map((mention) => ({
    ...mention,
    values: [
      ...new Set(
        mention.values.flatMap((pointer) =>
          pointer === 'any'
            ? ids
            : pointer === 'current'
              ? current
                ? [current]
                : []
              : ids.filter((id) => id !== current),
        ),
      ),
    ],
    isHint: true,
  }))
  const free = pointed.filter(({ index, end }) => !named.some((name) => index < name.end && name.index < end))
  return [...named, ...free].toSorted((one, other) => one.index - other.index)
}

/** The workouts that a text names. */
export function namesIn(text: string, { workouts }: Pick<Ledger, 'workouts'>): Mention<string>[] {
  const entries = new Map<string, Entry<string>>()
  for (const { id, names } of workouts.values()) {
    for (const name of names) {
      // Most texts name no workout.
      if (text.search(name) < 0) continue
      const known = entries.get(name.source)
      entries.set(name.source, { values: [...(known?.values ?? []), id], words: name })
    }
  }
  // Longer names first: "Tempo run 2" is not "Tempo run".
  return mentionsIn(text, [
    ...[...entries.values()].toSorted((a, b) => b.words.source.length - a.words.source.length),
    ...onlyOnes([...workouts.values()]),
  ])
}

/** "When walking", "than in the match": of workouts of several types the only one of its own. */
function onlyOnes(workouts: readonly KnownWorkout[]): Entry<string>[] {
  const types = Map.groupBy(workouts, ({ type }) => type)
  if (types.size < 2) return []
  return [...types].flatMap(([type, [first, ...more]]) => {
    const said = TYPE_WORDS[type ?? '']
    return said && first && more.length === 0 ? [{ values: [first.id], words: said }] : []
  })
}

const IN_IT = '(?:in|on|during|than|of) the'
const TYPE_WORDS: Readonly<Record<string, RegExp>> = {
  running: words('running', `${IN_IT} run`),
  walking: words('walking', `${IN_IT} walk`),
  standing: words('standing'),
  tennis: words('tennis', `${IN_IT} match`),
}
