import { AudioFrame } from '@livekit/rtc-node'
import { beforeEach, expect, it, vi } from 'vitest'
import { EchoDetector } from './echo-detector.ts'

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
function listen(
  microphone: Int16Array,
  said = voiceLike(1, 2, 24_000),
): { isHeard: boolean; wasHeard: boolean } {
  const detector = new EchoDetector()
  const coach = frames(said, 24_000)
  const heard = frames(microphone, 16_000)
  for (const [index, frame] of coach.entries()) {
    detector.sent(frame)
    vi.advanceTimersByTime(FRAME_MS)
    const mine = heard[index]
    if (mine) detector.received(mine)
  }
  return { isHeard: detector.isEcho(), wasHeard: detector.wasEchoSince(0) }
}

/** What comes back of the coach's two seconds. */
function echo(delayMs: number, gain: number): Int16Array {
  const original = voiceLike(1, 2, 16_000)
  const delay = delayMs * 16
  return original.map((_, index) => (original[index - delay] ?? 0) * gain + (Math.random() - 0.5) * 40)
}

beforeEach(() => {
  vi.useFakeTimers()
  return () => vi.useRealTimers()
})

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

it('is not heard in one syllable that is much like one of the coach’s', () => {
  const microphone = new Int16Array(32_000)
  const [coach, user] = [voiceLike(1, 2, 16_000), voiceLike(99, 2, 16_000)]
  // Its last 100 ms, of which most was in what the coach said half a second before, after a pause.
  for (let at = 30_400; at < 32_000; at += 1)
    microphone[at] = (coach[at - 8000] ?? 0) * 0.8 + (user[at - 8000] ?? 0) * 0.5
  const afterPause = voiceLike(1, 2, 24_000).fill(0, 1.1 * 24_000, 1.4 * 24_000)
  expect(listen(microphone, afterPause)).toMatchObject({ isHeard: false, wasHeard: false })
})

it('is not heard in silence', () => {
  expect(listen(new Int16Array(32_000))).toMatchObject({ isHeard: false, wasHeard: false })
})

// What is sent is queued 200 ms ahead. A pause takes that back and sends it again later.
it('is known at every word, however often the coach pauses', () => {
  const detector = new EchoDetector()
  const waiting = frames(voiceLike(1, 4, 24_000), 24_000)
  const onTheWay: Float32Array[] = []
  const queue: AudioFrame[] = []
  const asks: boolean[] = []
  for (let at = 0; waiting.length > 0; at += FRAME_MS) {
    const isPaused = at % 900 > 400
    if (isPaused && queue.length > 0) {
      detector.takenBack(queue.length * FRAME_MS)
      waiting.unshift(...queue.splice(0))
    }
    while (!isPaused && queue.length < 10 && waiting.length > 0) {
      const frame = waiting.shift()
      if (!frame) break
      detector.sent(frame)
      queue.push(frame)
    }
    const played = queue.shift()
    onTheWay.push(played ? Float32Array.from(played.data) : new Float32Array(0.02 * 24_000))
    vi.advanceTimersByTime(FRAME_MS)
    // 300 ms later it is back, quieter.
    const [echoed] = onTheWay.length > 15 ? onTheWay.splice(0, 1) : []
    if (echoed) detector.received(frameAt24kHz(echoed.map((sample) => sample * 0.3)))
    // At the beginning and at the end of what comes back, where half of what was heard is silence.
    if (at > 900 && [440, 840].includes(at % 900)) asks.push(detector.isEcho())
  }
  expect(asks.length).toBeGreaterThan(5)
  expect(asks).not.toContain(false)
})

it('is not heard in the words of somebody who begins after it', () => {
  const detector = new EchoDetector()
  const user = frames(voiceLike(99, 3, 16_000), 16_000)
  const coach = frames(voiceLike(1, 1, 24_000), 24_000)
  const back = frames(echo(0, 0.3), 16_000)
  for (const index of user.keys()) {
    const [said, echoed, mine] = [coach[index], back[index], user[index - coach.length]]
    if (said) detector.sent(said)
    vi.advanceTimersByTime(FRAME_MS)
    const heard = said ? echoed : mine
    if (heard) detector.received(heard)
  }
  expect(detector.wasEchoSince(Date.now() - 2000)).toBe(false)
})

function frameAt24kHz(samples: Float32Array): AudioFrame {
  return new AudioFrame(Int16Array.from(samples), 24_000, 1, samples.length)
}
