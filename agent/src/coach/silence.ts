import type { AudioFrame } from '@livekit/rtc-node'

/** No sample of silence is louder, of 32,768: what a voice has between its sentences. */
const SILENCE_PEAK = 150

export function isSound({ data }: AudioFrame): boolean {
  return data.some((sample) => Math.abs(sample) > SILENCE_PEAK)
}
