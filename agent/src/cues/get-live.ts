import { z } from 'zod'
import { coachTool } from '../tools/coach-tool.ts'
import { presentGait, round } from '../tools/present.ts'
import { SLICE_MS } from './live-run.ts'
import { figureOf, keyOf, TOLD_FIGURES, type ToldFigure } from './told-figures.ts'

const LONGEST_S = 300
const SLICE_S = SLICE_MS / 1000

/** What the insoles have shown just now, out of what is there without asking the store. */
export const getLive = coachTool({
  name: 'get_live',
  description:
    'How it goes right now in the workout that is being recorded: heel load, balance, cadence and contact time of the last seconds, and what is usual.',
  parameters: z.object({
    last_s: z.number().nullable().describe('How many of the last seconds, up to 300; null for a minute.'),
  }),
  async run({ last_s: wanted }, { cues: { lookout } }) {
    if (!lookout) return { error: 'Nothing is being recorded right now.' }
    const { run, usual } = lookout
    const lengthS = SLICE_S * Math.ceil(Math.min(LONGEST_S, Math.max(SLICE_S, wanted ?? 60)) / SLICE_S)
    const stretch = run.stretch(lengthS * 1000)
    if (!stretch) return { error: 'I have nothing of the last seconds yet.' }
    const toS = round(run.sinceStartMs(run.settledMs) / 1000)
    // A run that has just begun has fewer.
    const fromS = Math.max(0, round(toS - lengthS))
    const figures = (of: (name: ToldFigure) => number | null | undefined) =>
      Object.fromEntries(TOLD_FIGURES.map((name) => [keyOf(name), roundOrNull(of(name))]))
    return {
      workout_id: run.workout.id,
      from_s: fromS,
      to_s: toS,
      length_s: round(toS - fromS),
      steps: presentGait(stretch.summary).steps,
      ...figures((name) => figureOf(name, stretch)),
      usual: figures((name) => usual[name]?.value),
    }
  },
  line: ({ length_s: length }) => `looked at the last ${length} seconds`,
})

const roundOrNull = (value: number | null | undefined) => (value == null ? null : round(value))
