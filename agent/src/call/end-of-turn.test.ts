import { voice } from '@livekit/agents'
import { describe, expect, it } from 'vitest'
import { ENDPOINTING } from './end-of-turn.ts'

/** Turns of two seconds, most with one pause; how many pauses were taken for the end, and what was waited at the end. */
function converse(pauses: readonly number[], endpointing: voice.BaseEndpointing) {
  let now = 0
  let cutOff = 0
  for (const pause of pauses) {
    endpointing.onStartOfSpeech(now)
    endpointing.onEndOfSpeech(now + 1000)
    if (pause > endpointing.minDelay) cutOff += 1
    endpointing.onStartOfSpeech(now + 1000 + pause)
    endpointing.onEndOfSpeech(now + 2000 + pause)
    const answered = now + 2000 + pause + endpointing.minDelay
    endpointing.onStartOfAgentSpeech(answered)
    endpointing.onEndOfAgentSpeech(answered + 3000)
    now = answered + 5000
  }
  return { cutOff, waitMs: endpointing.minDelay }
}

describe('the silence that ends a turn', () => {
  const dynamic = () => voice.createEndpointing(ENDPOINTING)
  const fixed = () => voice.createEndpointing({ ...ENDPOINTING, mode: 'fixed' })
  /** 350 to 850 ms, as people pause who think while they speak. */
  const thinking = Array.from({ length: 40 }, (_, index) => 350 + ((index * 37) % 11) * 50)

  it('stays short for somebody who speaks without pauses', () => {
    expect(converse(Array(40).fill(200), dynamic()).waitMs).toBe(ENDPOINTING.minDelay)
  })

  it('grows with the pauses of somebody who thinks while speaking, and cuts off less', () => {
    const [before, after] = [converse(thinking, fixed()), converse(thinking, dynamic())]
    expect(before).toEqual({ cutOff: 40, waitMs: 300 })
    expect(after.cutOff).toBeLessThan(before.cutOff * 0.6)
    expect(after.waitMs).toBeLessThan(800)
  })
})
