import type { voice } from '@livekit/agents'
import type { CoachAudioOutput } from '../call/audio-output.ts'

/**
 * An answer that is broken off is stored, and known to the coach, as far as it was heard. The framework guesses it from
 * the time and the number of syllables, to which "173" is one.
 */
export function reportPlayedText(audio: voice.AudioOutput, output: CoachAudioOutput): void {
  const waitForPlayout = audio.waitForPlayout.bind(audio)
  audio.waitForPlayout = async () => {
    const event = await waitForPlayout()
    return output.playedText === undefined ? event : { ...event, synchronizedTranscript: output.playedText }
  }
}
