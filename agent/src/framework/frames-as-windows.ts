import type { voice } from '@livekit/agents'
import { AudioStream, type RemoteAudioTrack } from '@livekit/rtc-node'

/** Samples in a window of the voice activity detection, which nothing that hears the microphone is ahead of. */
const WINDOW = 512
export const MICROPHONE_RATE = 16_000

/**
 * Takes the microphone from the room in frames as long as a window of the voice activity detection. The framework asks for no
 * length, and gets a hundred frames a second, each of which passes through a dozen streams; a third of them is heard as soon.
 */
export function takeFramesAsWindows(input: voice.AudioInput): void {
  const inside: ParticipantInputInside = input as object
  inside.createStream = (track) =>
    new AudioStream(track, {
      sampleRate: MICROPHONE_RATE,
      numChannels: 1,
      frameSizeMs: (WINDOW / MICROPHONE_RATE) * 1000,
    })
}

/** What is private in the framework's input from a room. */
interface ParticipantInputInside {
  createStream?: (track: RemoteAudioTrack) => AudioStream
}
