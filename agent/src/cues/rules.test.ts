import type { StoryName } from '@kinetra/workouts/gait-stories'
import { describe, expect, it } from 'vitest'
import { checkSentence } from '../numbers/check-sentence.ts'
import { createLedger } from '../numbers/ledger.ts'
import { CUE_TOPICS } from './rules.ts'
import { cuesOf, type SimulatedRun } from './testing/simulated-run.ts'

// Thresholds were chosen with seeds from 1000 on; those of "npm run bench -- cues" are below.
const SEED = 1000
const FOUND_BY: readonly (readonly [StoryName, string])[] = [
  ['heel', 'heel'],
  ['slowing', 'cadence'],
  ['tiring', 'contact'],
  ['one-sided', 'sides'],
  ['hard-landing', 'landings'],
]
/** As three workouts of the same runner would say. */
const figure = (value: number, width: number) => ({ value, width }) as const
const USUAL = {
  heelShare: figure(33.2, 1),
  leftShare: figure(50.1, 2),
  cadence: figure(170, 3),
  contactTime: figure(236, 9),
}
const told = (run: SimulatedRun) =>
  cuesOf(run).map(({ cue, atMs }) => [cue.rule.topic, cue.tone, atMs] as const)

describe('the rules', () => {
  it('say nothing over five steady minutes', () => {
    expect([...cuesOf({ story: 'steady', seed: SEED, minutes: 5 })]).toEqual([])
  })

  it.each(FOUND_BY)(
    'find the story %s, nothing else in it, and say only numbers that stand in its facts',
    (story, topic) => {
      const cues = [...cuesOf({ story, seed: SEED + 1, minutes: 3, usual: USUAL })].map(({ cue }) => cue)
      expect(new Set(cues.map(({ rule }) => rule.topic))).toEqual(new Set([topic]))
      for (const { says, facts } of cues) {
        const ledger = createLedger()
        const unsupported = () =>
          says.split(/(?<=\.) /).flatMap((one) => checkSentence(one, ledger).unsupported)
        expect(unsupported()).toEqual(says.match(/\d+/g))
        ledger.addResult('cue', facts)
        expect(unsupported()).toEqual([])
      }
    },
  )

  it('learn what is usual from the first minutes where there are no earlier workouts', () => {
    const [first] = told({ story: 'heel', seed: SEED + 1, minutes: 6 })
    expect(first?.slice(0, 2)).toEqual(['heel', 'hint'])
  })

  it('say a hard landing within the batch in which it ended', () => {
    const [first] = told({ story: 'hard-landing', seed: SEED + 2, minutes: 2 })
    expect(first?.[2]).toBeLessThanOrEqual(61_500)
  })

  it('say nothing of a hard landing that a gateway out of reach tells of later', () => {
    const isAway = (atMs: number) => atMs > 55_000 && atMs < 75_000
    expect([...told({ story: 'hard-landing', seed: SEED + 2, minutes: 2, isAway })]).toEqual([])
  })

  it('say nothing of a hard landing before they know the others', () => {
    expect([...told({ story: 'hard-landing', seed: SEED + 2, minutes: 0.4 })]).toEqual([])
  })

  it('tell of an insole that sends nothing any more, once', () => {
    const arrives = ({ foot }: { foot: string }, atMs: number) => foot === 'left' || atMs < 30_000
    const cues = [...cuesOf({ story: 'steady', seed: SEED, minutes: 3, arrives })]
    expect(cues.map(({ cue }) => cue.says)).toEqual([expect.stringContaining('your right insole')])
    expect(cues[0]?.atMs).toBeLessThanOrEqual(41_000)
  })

  it('say when a goal is reached, and not what was reached from the beginning', () => {
    const goals = {
      heelShare: { reach: 'at-least', value: 0.35 },
      cadence: { reach: 'at-least', value: 160 },
    } as const
    const cues = [...cuesOf({ story: 'heel', seed: SEED, minutes: 3, goals })]
    expect(cues.map(({ cue }) => cue.says)).toEqual([
      'Your heel carries 35 percent of the load: you have reached your goal.',
    ])
  })

  it('each have a topic of their own', () => {
    expect(new Set(CUE_TOPICS).size).toBe(CUE_TOPICS.length)
    expect(CUE_TOPICS).toEqual(expect.arrayContaining(FOUND_BY.map(([, topic]) => topic)))
  })
})

describe('how the user wants it', () => {
  const heel = { story: 'heel', seed: SEED + 1, minutes: 3, usual: USUAL } as const

  it.each([
    ['nothing', { chattiness: 'off' }],
    ['one thing alone', { only: 'cadence' }],
  ] as const)('to hear %s is obeyed', (_, settings) => {
    expect([...cuesOf({ ...heel, settings })]).toEqual([])
  })

  it('to hear of more tells of smaller changes earlier, and less of greater ones later', () => {
    const [few, usual, many] = (['few', 'usual', 'many'] as const).map(
      (chattiness) =>
        told({ ...heel, settings: { chattiness } }).next().value?.[2] ?? Number.POSITIVE_INFINITY,
    ) as [number, number, number]
    expect(many).toBeLessThan(usual)
    expect(usual).toBeLessThan(few)
  })
})
