import type { Caller } from './caller.ts'
import {
  joinedStretches,
  type Recording,
  type Stretch,
  spokenStretches,
  voicedStretches,
} from './recording.ts'

/** Silences up to this are gaps within speech, 320 ms between sentences; a pause of the coach lasts longer. */
const GAP_MS = 400

export interface SpokenOver {
  /** From the user's first voiced sample to the last voiced one heard of the coach before it fell silent. */
  readonly pauseMs: number
  /** From the user's last voiced sample to the coach's next one; null where it said nothing more. */
  readonly resumeMs: number | null
  /** What the coach had said by then, without its pauses. */
  readonly coach: Int16Array
}

export interface Overlap {
  /** One for each time the user spoke over the coach, in order. */
  readonly times: readonly SpokenOver[]
  /** All that the coach said, without its pauses: a word that was cut in two is whole again. */
  readonly coach: Int16Array
  readonly sampleRate: number
}

const LONG_ANSWER = 'Give me a quick summary of this workout.'

/**
 * Asks for a long answer, says sounds over it, each once the coach talks, and waits until it has nothing
 * more to say.
 * @param talkingMs how long the coach has talked each time before the user does.
 */
export async function speakOver(
  caller: Caller,
  sounds: readonly Int16Array[],
  talkingMs = 900,
): Promise<Overlap> {
  // What was said before must not count as the answer.
  await caller.untilQuiet(1000)
  await caller.record()
  await caller.send(LONG_ANSWER)
  for (const sound of sounds) {
    await caller.untilTalking(talkingMs)
    await caller.play(sound)
  }
  await caller.untilQuiet(2500)
  return measure(await caller.record())
}

/** What was said while the coach was silent is left out. */
function measure({ sampleRate, received, spoken }: Recording): Overlap {
  const coach = spokenStretches(received, sampleRate, GAP_MS)
  const soundOf = (stretches: readonly Stretch[]) => joinedStretches(received, sampleRate, stretches)
  const times = voicedStretches(spoken, sampleRate, GAP_MS).flatMap((user) => {
    // It goes on, or answers, when the user has finished; until then a busy machine may leave gaps in what it says.
    const before = coach.filter(({ fromMs }) => fromMs < user.toMs)
    const [last, next] = [before.at(-1), coach[before.length]]
    if (!last || last.toMs < user.fromMs) return []
    return [
      {
        pauseMs: last.toMs - user.fromMs,
        resumeMs: next ? next.fromMs - user.toMs : null,
        coach: soundOf(before),
      },
    ]
  })
  return { times, coach: soundOf(coach), sampleRate }
}
