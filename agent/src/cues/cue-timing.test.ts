import { DEFAULT_CUE_SETTINGS } from '@kinetra/protocol/cues'
import { THRESHOLDS } from '@kinetra/workouts/thresholds'
import { describe, expect, it } from 'vitest'
import type { CueRule } from './cue-rule.ts'
import { LiveRun } from './live-run.ts'
import { Lookout } from './lookout.ts'
import { RUN } from './testing/simulated-run.ts'

/** A rule that always has something to say, of these tones in turn. */
const always = (topic: string, more: Partial<CueRule> = {}, tones = ['hint'] as const): CueRule => ({
  topic,
  isUrgent: false,
  everyMs: 0,
  watch: () => () => ({ tone: tones[0], says: topic, facts: {} }),
  ...more,
})

/** When cues of rules are given within some minutes, in seconds, looking each second. */
function given(rules: readonly CueRule[], minutes: number, isBusy: (atS: number) => boolean = () => false) {
  const run = new LiveRun({ workout: RUN, thresholds: THRESHOLDS.running })
  const lookout = new Lookout(run, {}, rules)
  const cues: string[] = []
  for (let atS = 0; atS < minutes * 60; atS += 1) {
    run.wait(atS * 1000)
    const cue = lookout.next(DEFAULT_CUE_SETTINGS, isBusy(atS))
    if (!cue) continue
    lookout.gave(cue)
    cues.push(`${atS} ${cue.says}`)
  }
  return cues
}

describe('cues come', () => {
  it('at most once in two minutes', () => {
    expect(given([always('heel')], 5)).toEqual(['0 heel', '120 heel', '240 heel'])
  })

  it('at most each 20 s where they are urgent, and before all others', () => {
    const urgent = always('landings', { isUrgent: true })
    expect(given([always('heel'), urgent], 1)).toEqual(['0 landings', '20 landings', '40 landings'])
  })

  it('not while they would be talked over, and then once', () => {
    expect(given([always('heel')], 2, (atS) => atS < 30)).toEqual(['30 heel'])
  })

  it('as seldom as their rule wants it, and twice as seldom once they have worked', () => {
    const rule = always('heel', {
      everyMs: 180_000,
      watch: () => (sight) => ({ tone: sight.given.isOpen ? 'praise' : 'hint', says: 'x', facts: {} }),
    })
    expect(given([rule], 15)).toEqual(['0 x', '120 x', '480 x', '600 x'])
  })
})
