import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { analyseBatch, summarise } from '../analyse-batch.ts'
import { generateGait } from '../gait-generator.ts'
import { WORKOUT_TYPES, type Workout, type WorkoutType } from '../workout.ts'
import { compareWithUsual } from './compare.ts'
import { FIGURES, type FigureName, type Measured } from './figures.ts'
import { sentenceOf, textOf } from './sentence.ts'
import { german } from './sentence-de.ts'
import { english } from './sentence-en.ts'
import { sideOf } from './spread.ts'

const { frames } = generateGait({ type: 'running', seed: 3, durationInS: 60, feet: ['left'], startMs: 0 })
const summary = summarise('0', analyseBatch(frames, null, { type: 'running' }).rollup)
const minutes = summary.durationInS / 60

/** A minute's run with so many hard landings a minute, and other figures where they matter. */
function run(landings: number, more: Partial<Workout> = {}, cadencePerMin = 170): Measured {
  const gait = summary.gait && { ...summary.gait, cadencePerMin }
  const workout: Workout = {
    ...{ id: '0', ownerId: 'me', name: 'Run', type: 'running', status: 'completed' },
    ...{ startedAt: '', createdAt: '', updatedAt: '', frameCount: 1, durationInS: summary.durationInS },
    ...{ highForceEvents: landings * minutes, lowForceEvents: 0, peakPressure: 80, remarks: [] },
    ...more,
  }
  return { workout, summary: { ...summary, gait } }
}

const write = (figure: FigureName, value: number) =>
  figure.endsWith('Share') ? `${Math.round(value * 100)}%` : String(Math.round(value))
const say = (current: Measured, earlier: readonly Measured[], words = english) =>
  textOf(sentenceOf(compareWithUsual(current, earlier), words, write))
const runs = (...landings: number[]) => landings.map((count) => run(count))

describe('how it went', () => {
  test.each([
    [
      'softer',
      run(5),
      runs(13, 12, 14, 13, 13),
      'Softer than your last five runs: hard landings down from 13 to 5 a minute per foot; the ball of your foot behind the second toe still takes the most.',
    ],
    [
      'harder',
      run(13),
      runs(5, 4, 5, 6),
      'Harder than your last four runs: hard landings up from 5 to 13 a minute per foot; the ball of your foot behind the second toe still takes the most.',
    ],
    [
      'as usual',
      run(5),
      runs(5, 6, 4),
      'Much like your last three runs: 5 hard landings a minute per foot, usually 5; the ball of your foot behind the second toe still takes the most.',
    ],
    [
      'another number, among runs that vary',
      run(1),
      runs(9, 5, 9),
      'No clear change from your last three runs: 1 hard landings a minute per foot, usually 9; the ball of your foot behind the second toe still takes the most.',
    ],
    [
      'another cadence alone',
      run(5, {}, 185),
      runs(5, 6, 4),
      'Quicker steps than in your last three runs: 185 a minute instead of 170; the ball of your foot behind the second toe still takes the most.',
    ],
    [
      'the first of its kind',
      run(5),
      [],
      'Your first run here: 5 hard landings a minute per foot; the ball of your foot behind the second toe takes the most.',
    ],
    [
      'a third one',
      run(5),
      runs(9, 9),
      'Your third run here: 5 hard landings a minute per foot; the ball of your foot behind the second toe takes the most.',
    ],
  ])('%s', (_, current, earlier, sentence) => {
    expect(say(current, earlier)).toBe(sentence)
  })

  test('in German as well', () => {
    expect(say(run(5), runs(13, 12, 14, 13, 13), german)).toBe(
      'Weicher als deine letzten fünf Läufe: 5 statt 13 harte Landungen pro Minute und Fuß; dein Ballen hinter dem zweiten Zeh trägt weiterhin am meisten.',
    )
    expect(say(run(5), [], german)).toMatch(
      /^Dein erster Lauf hier: 5 harte Landungen pro Minute und Fuß; dein Ballen/,
    )
  })

  test('many runs with an older one that was another body do not change what is usual', () => {
    expect(say(run(5), [...runs(5, 6, 4, 5, 6, 4, 5, 6, 4, 5), run(90)])).toMatch(
      /^Much like your last ten runs/,
    )
  })
})

const rate = fc.integer({ min: 0, max: 30 })
const type = fc.constantFrom<WorkoutType>(...WORKOUT_TYPES)

test('each number of the sentence is that figure, and better is said of running alone, and only with ground', () => {
  fc.assert(
    fc.property(
      rate,
      fc.array(rate, { maxLength: 12 }),
      type,
      fc.integer({ min: 150, max: 190 }),
      (now, before, kind, cadence) => {
        const current = run(now, { type: kind }, cadence)
        const comparison = compareWithUsual(
          current,
          before.map((count) => run(count, { type: kind })),
        )
        for (const { figure, value, usual, side, verdict } of comparison.figures) {
          expect(value).toBe(FIGURES[figure].read(current))
          if (!usual) {
            expect(before.length).toBeLessThan(3)
            expect(verdict).toBeNull()
            continue
          }
          expect(side).toBe(sideOf(value, usual, FIGURES[figure].least))
          if (verdict === 'better' || verdict === 'worse') {
            expect([figure, kind]).toEqual(['hardLandings', 'running'])
            expect(Math.sign(value - usual.median)).toBe(verdict === 'better' ? -1 : 1)
          }
        }
        for (const words of [english, german]) {
          const parts = sentenceOf(comparison, words, write)
          const sentence = textOf(parts)
          expect(sentence).toMatch(/^[A-ZÄÖÜ][^{}]+\.$/)
          for (const { text, source } of parts) {
            if (!source) expect(text).not.toMatch(/\d/)
            const shown = comparison.figures.find(({ figure }) => figure === source)
            if (!shown) continue
            const values = [shown.value, shown.usual?.median ?? shown.value]
            expect(values.map((value) => write(shown.figure, value))).toContain(text)
          }
          const landings = comparison.figures.find(({ figure }) => figure === 'hardLandings')
          if (/^Much like|^Ähnlich/.test(sentence)) {
            const { value = Number.NaN, usual } = landings ?? {}
            const apart = Math.abs(value - (usual?.median ?? Number.NaN))
            expect(apart).toBeLessThanOrEqual(Math.max(0.5, (usual?.median ?? Number.NaN) / 5))
          }
          if (/^Softer|^Weicher/.test(sentence)) expect(landings?.side).toBe('below')
          if (/^Harder|^Härter/.test(sentence)) expect(landings?.side).toBe('above')
        }
      },
    ),
    { numRuns: 200 },
  )
})
