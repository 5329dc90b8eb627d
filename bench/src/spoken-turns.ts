import type { SpokenQuestion } from './spoken-questions.ts'
import { pause, type VoiceClient } from './voice-client.ts'

/** A turn as the caller lived it, in milliseconds of the clock. */
export interface SpokenTurn {
  readonly beganMs: number
  /** When the last voiced sample was sent. */
  readonly spokenMs: number
  /** When the first sound of the answer was received; infinitely late where none came. */
  readonly heardMs: number
  /** Answered before its end, or taken for several turns. */
  readonly isCutOff: boolean
  /** The longest silence within the answer. */
  readonly longestPauseMs: number
}

export const latenciesOf = (turns: readonly SpokenTurn[]) =>
  turns.map(({ heardMs, spokenMs }) => heardMs - spokenMs)

/**
 * Asks one question after another, each once the answer before it is over.
 * @param countTurns how many turns of the user were understood so far, where that can be known.
 */
export async function askInTurn(
  client: VoiceClient,
  questions: readonly SpokenQuestion[],
  countTurns: () => Promise<number> = async () => 0,
): Promise<SpokenTurn[]> {
  const turns: SpokenTurn[] = []
  for (const { words, sound } of questions) {
    const before = await countTurns()
    const beganMs = Date.now()
    const spokenMs = await client.speak(sound)
    const heardMs = await client.firstHeard(spokenMs).catch(() => Number.POSITIVE_INFINITY)
    await client.untilQuiet()
    const isSplit = (await countTurns()) > before + 1
    const isCutOff = isSplit || client.heardBetween(beganMs + 100, spokenMs)
    const longestPauseMs = client.longestPause(spokenMs)
    turns.push({ beganMs, spokenMs, heardMs, isCutOff, longestPauseMs })
    process.stdout.write(`${Math.round(heardMs - spokenMs)} ms${isCutOff ? ', cut off' : ''}: ${words}\n`)
    await pause(300)
  }
  return turns
}
