import type { GaitCourse, GaitVariation } from './contact-plan.ts'

interface Story {
  readonly tells: string
  /** The gait at a share of the whole time, from 0 to 1; `isAt` is true in the one step at a share. */
  readonly gait: (progress: number, isAt: (share: number) => boolean) => GaitVariation
}

/** From 0 before a share of the time to 1 at the end. */
const rise = (progress: number, from: number) => Math.max(0, (progress - from) / (1 - from))

/** What can happen in a simulated workout; running and walking only. */
export const STORIES = {
  steady: { tells: 'nothing changes', gait: () => ({}) },
  tiring: {
    tells: 'contacts lengthen and the forefoot takes more from the middle on',
    gait: (progress) => ({ fatigue: 0.35 * rise(progress, 0.5) }),
  },
  heel: {
    tells: 'the heel strikes more and more after the first third',
    gait: (progress) => ({ heelLoad: 1 + 0.4 * rise(progress, 1 / 3) }),
  },
  slowing: {
    tells: 'cadence falls after the first third',
    gait: (progress) => ({ cadencePerMin: 170 - 17 * rise(progress, 1 / 3) }),
  },
  'one-sided': {
    tells: 'the left foot takes more and more after the first third',
    gait: (progress) => ({ asymmetry: 0.14 * rise(progress, 1 / 3) }),
  },
  'hard-landing': {
    tells: 'one landing in the middle is half as hard again',
    gait: (_progress, isAt) => (isAt(0.5) ? { load: 1.5 } : {}),
  },
} satisfies Record<string, Story>

export type StoryName = keyof typeof STORIES

/** @param durationMs of the whole workout */
export function courseOf(name: StoryName, durationMs: number): GaitCourse {
  const { gait }: Story = STORIES[name]
  return (atMs, strideMs) => {
    const isAt = (share: number) => atMs <= share * durationMs && share * durationMs < atMs + strideMs
    return gait(atMs / durationMs, isAt)
  }
}
