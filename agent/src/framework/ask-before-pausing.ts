import type { voice } from '@livekit/agents'

type Pausing = Pick<voice.AudioOutput, 'pause' | 'resume'>

/**
 * Makes the session ask somebody else before it pauses or resumes its output, which it does itself for every sound that
 * its voice activity detection takes for a voice, the coach's own echo included.
 * @returns pausing and resuming as they were, with the captions around the output, which must not stop alone.
 */
export function askBeforePausing(audio: voice.AudioOutput, decide: Pausing): Pausing {
  const asTheyWere = { pause: audio.pause.bind(audio), resume: audio.resume.bind(audio) }
  audio.pause = () => decide.pause()
  audio.resume = () => decide.resume()
  return asTheyWere
}
