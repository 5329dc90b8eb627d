import { AudioFrame } from '@livekit/rtc-node'
import { expect, it } from 'vitest'
import { OwnVoice } from './own-voice.ts'

const FRAME_MS = 20

/** A sound like a voice: pulses whose distance wanders, so that no two seconds of it are alike. */
function voiceLike(seed: number, seconds: number, sampleRate: number): Int16Array {
  let state = seed
  const random = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
  // The same sound at any rate: pulses are placed in time.
  const pulses: { at: number; height: number }[] = []
  for (let at = 0; at < seconds; at += 0.006 + random() * 0.006) pulses.push({ at, height: random() - 0.5 })
  const sound = new Float32Array(seconds * sampleRate)
  for (const { at, height } of pulses)
    for (let after = 0; after < 0.008; after += 1 / sampleRate) {
      const index = Math.round((at + after) * sampleRate)
      if (index < sound.length)
        sound[index] = (sound[index] ?? 0) + height * Math.exp(-after / 0.002) * Math.sin(after * 3000)
    }
  return Int16Array.from(sound, (sample) => sample * 16_000)
}

function frames(sound: Int16Array, sampleRate: number): AudioFrame[] {
  const size = (sampleRate * FRAME_MS) / 1000
  return Array.from(
    { length: Math.floor(sound.length / size) },
    (_, index) => new AudioFrame(sound.slice(index * size, (index + 1) * size), sampleRate, 1, size),
  )
}

/** The coach talks for two seconds; meanwhile the microphone hears something. */
function listen(microphone: Int16Array): { isHeard: boolean; wasHeard: boolean } {
  const ownVoice = new OwnVoice()
  const coach = frames(voiceLike(1, 2, 24_000), 24_000)
  const heard = frames(microphone, 16_000)
  for (const [index, frame] of coach.entries()) {
    ownVoice.sent(frame)
    const mine = heard[index]
    if (mine) ownVoice.heard(mine)
  }
  return { isHeard: ownVoice.isHeard, wasHeard: ownVoice.wasHeardSince(0) }
}

/** What comes back of the coach's two seconds. */
function echo(delayMs: number, gain: number): Int16Array {
  const original = voiceLike(1, 2, 16_000)
  const delay = delayMs * 16
  return original.map((_, index) => (original[index - delay] ?? 0) * gain + (Math.random() - 0.5) * 40)
}

it.each([
  [200, 0.5],
  [400, 0.1],
  [900, 0.2],
])('is known when it comes back %i ms later, at %f of its loudness', (delayMs, gain) => {
  expect(listen(echo(delayMs, gain))).toMatchObject({ isHeard: true, wasHeard: true })
})

it('is not taken for another voice', () => {
  expect(listen(voiceLike(99, 2, 16_000))).toMatchObject({ isHeard: false, wasHeard: false })
})

it('is not heard in a louder voice over it', () => {
  const [coach, user] = [echo(300, 0.1), voiceLike(99, 2, 16_000)]
  expect(listen(user.map((sample, index) => sample + (coach[index] ?? 0)))).toMatchObject({ isHeard: false })
})

it('is not heard in silence', () => {
  expect(listen(new Int16Array(32_000))).toMatchObject({ isHeard: false, wasHeard: false })
})
