/** What a cue sounds like for who wants no voice: frequencies in Hz, one after the other. */
const TONES = {
  /** High and twice, which is told from the others at once. */
  alert: [1175, 1175, 1175],
  /** Down: there is something to mend. */
  hint: [784, 587],
  /** Up. */
  praise: [587, 784],
} as const
export type Tone = keyof typeof TONES

const NOTE_IN_S = 0.13
const GAP_IN_S = 0.05
/** Below the coach's voice, which is as loud as the volume says. */
const LOUDEST = 0.35
let context: AudioContext | undefined

/** Plays a tone of less than half a second, within a call, which the browser lets sound. */
export function playTone(tone: Tone, volume: number): void {
  context ??= new AudioContext()
  void context.resume()
  const from = context.currentTime + 0.02
  for (const [index, frequency] of TONES[tone].entries()) {
    const at = from + index * (NOTE_IN_S + GAP_IN_S)
    const source = new OscillatorNode(context, { frequency, type: 'triangle' })
    const gain = new GainNode(context, { gain: 0 })
    // Risen and fallen within a few milliseconds: an edge would click.
    gain.gain.setValueAtTime(0, at)
    gain.gain.linearRampToValueAtTime(LOUDEST * volume, at + 0.01)
    gain.gain.setValueAtTime(LOUDEST * volume, at + NOTE_IN_S - 0.02)
    gain.gain.linearRampToValueAtTime(0, at + NOTE_IN_S)
    source.connect(gain).connect(context.destination)
    source.start(at)
    source.stop(at + NOTE_IN_S)
  }
}
