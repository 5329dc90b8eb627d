import { USERDATA_TIMED_TRANSCRIPT, voice } from '@livekit/agents'
import { AudioFrame } from '@livekit/rtc-node'

const RATE = 24_000
export const FRAME_S = 0.02

/** A sentence as text-to-speech gives it: sound, then silence, in frames, with its text and start on the first. */
export function spokenSentence(
  text: string,
  startTime: number,
  soundS: number,
  silenceS: number,
): AudioFrame[] {
  const count = Math.round((soundS + silenceS) / FRAME_S)
  return Array.from({ length: count }, (_, at) => {
    const samples = new Int16Array(RATE * FRAME_S).fill(at * FRAME_S < soundS ? 1000 : 0)
    const frame = new AudioFrame(samples, RATE, 1, samples.length)
    if (at === 0) frame.userdata[USERDATA_TIMED_TRANSCRIPT] = [voice.createTimedString({ text, startTime })]
    return frame
  })
}
