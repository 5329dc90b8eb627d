import { AudioFrame } from '@livekit/rtc-node'

/** Two soft notes, a fifth apart. */
const NOTES_HZ = [440, 660]
const NOTE_MS = 120
const FRAME_MS = 20
/** Of 32,767: well below a voice. */
const LOUDNESS = 2500

/** The sound by which a coach that has nothing to say yet shows that it is there. */
export function sign(sampleRate: number): AudioFrame[] {
  const size = (sampleRate * FRAME_MS) / 1000
  return Array.from({ length: (NOTES_HZ.length * NOTE_MS) / FRAME_MS }, (_, frame) => {
    const samples = Int16Array.from({ length: size }, (__, index) => {
      const atMs = frame * FRAME_MS + (index * 1000) / sampleRate
      const note = NOTES_HZ[Math.floor(atMs / NOTE_MS)] ?? 0
      // Each note swells and fades: a sudden edge would click.
      const envelope = Math.sin((Math.PI * (atMs % NOTE_MS)) / NOTE_MS)
      return Math.sin((2 * Math.PI * note * atMs) / 1000) * envelope * LOUDNESS
    })
    return new AudioFrame(samples, sampleRate, 1, size)
  })
}
