import { EARLY_SPEECH_RATE } from '@kinetra/protocol/early-speech'
import { type Recording, recordTrack } from './record-track.ts'

/** Where the microphone is closed by then: the silence by which an end of speech is found. */
const CLOSING_SILENCE = EARLY_SPEECH_RATE

/** What is said before the coach hears it. */
export class EarlySpeech {
  #recordings: Recording[] = []
  #isRecording = false

  get isEmpty(): boolean {
    return this.#recordings.length === 0
  }

  /** Goes on with a recording of the track that has begun, or begins one. */
  record(track: MediaStreamTrack, begun?: Recording): void {
    this.pause()
    const recording = begun ?? recordTrack(track)
    if (recording) this.#recordings.push(recording)
    this.#isRecording = true
  }

  /** Ends the recording; what was said is kept. */
  pause(): void {
    void this.#recordings.at(-1)?.stop()
    this.#isRecording = false
  }

  /** Ends the recording at once; resolves with all that was said, as 16-bit samples, and keeps none of it. */
  async take(): Promise<Int16Array<ArrayBuffer>> {
    const isOpen = this.#isRecording
    this.pause()
    const sounds = await Promise.all(this.#recordings.splice(0).map(decode))
    return joined(isOpen ? sounds : [...sounds, new Float32Array(CLOSING_SILENCE)])
  }

  /** Ends the recording and forgets what was said. */
  discard(): void {
    this.pause()
    this.#recordings = []
  }
}

/** Each browser reads what it has recorded, whichever its format; a recording of nothing is empty. */
async function decode(recording: Recording): Promise<Float32Array> {
  const bytes = await (await recording.stop()).arrayBuffer()
  const context = new OfflineAudioContext(1, 1, EARLY_SPEECH_RATE)
  return await context.decodeAudioData(bytes).then(
    (sound) => sound.getChannelData(0),
    () => new Float32Array(0),
  )
}

function joined(sounds: readonly Float32Array[]): Int16Array<ArrayBuffer> {
  const samples = new Int16Array(sounds.reduce((sum, sound) => sum + sound.length, 0))
  let at = 0
  for (const sound of sounds)
    for (const sample of sound) {
      samples[at] = Math.round(Math.max(-1, Math.min(1, sample)) * 32_767)
      at += 1
    }
  return samples
}
