import { workoutOf } from '@kinetra/e2e/api'
import { openBrowser } from '@kinetra/e2e/browser'
import { Caller } from '@kinetra/e2e/caller'
import { type SpokenOver, speakOver } from '@kinetra/e2e/interruption'
import { startProduct } from '@kinetra/e2e/product'
import { speak } from '@kinetra/e2e/voice'
import type { Measured } from './measured.ts'

// None shorter than 0.3 s: the coach falls silent after its end, for less than it is silent between sentences.
const SIGNS = ['Mm hmm.', 'Yeah.', 'Mm, right.', 'Okay.', 'Mm-hm.', 'Ah, okay.', 'I see.']
const FALSE_STARTS = ['So, um', 'And then', 'What about my', 'But', 'Um, and the', 'Well, um', 'So, if my']
const REQUESTS = ['Wait, what about the heel?', 'Stop.', 'How many steps were there?']
/** Signs of listening, or false starts, in one long answer. */
const SOUNDS_AN_ANSWER = 3

/** The user speaks over the coach in Chromium: time to silence, and back to speech after what wants no answer. */
export async function benchInterruption(rounds: number): Promise<Measured> {
  const product = await startProduct()
  const browser = await openBrowser()
  try {
    const workout = await workoutOf(product, 'running')
    const sound = async (words: string) => await speak(product, words)
    const [signs, falseStarts, requests] = await Promise.all([
      Promise.all(SIGNS.map(sound)),
      Promise.all(FALSE_STARTS.map(sound)),
      Promise.all(REQUESTS.map(sound)),
    ])
    const caller = await Caller.at(product, browser, `/workouts/${workout.id}`)
    await caller.startCall()
    const over = async (sounds: readonly Int16Array[], round: number): Promise<readonly SpokenOver[]> => {
      // Not always at the same word.
      const talkingMs = 700 + ((round * 370) % 900)
      const { times } = await speakOver(caller, sounds, talkingMs)
      return times
    }
    const some = (sounds: readonly Int16Array[], round: number) =>
      Array.from({ length: SOUNDS_AN_ANSWER }, (_, index) => pick(sounds, round * SOUNDS_AN_ANSWER + index))
    const [listened, begun, requested]: [SpokenOver[], SpokenOver[], SpokenOver[]] = [[], [], []]
    for (let round = 0; round < rounds; round += 1) {
      listened.push(...(await over(some(signs, round), round)))
      begun.push(...(await over(some(falseStarts, round), round)))
      requested.push(...(await over([pick(requests, round)], round)))
    }
    await caller.endCall()
    return {
      tables: [
        {
          title: 'Speaking over the coach, in sound received by Chromium',
          rows: [
            {
              name: 'first voiced sample to silence of the coach',
              unit: 'ms',
              values: [...listened, ...begun, ...requested].map(({ pauseMs }) => pauseMs),
            },
            { name: 'end of a mere "mm-hm" to the coach going on', unit: 'ms', values: resumed(listened) },
            { name: 'end of a false start to the coach going on', unit: 'ms', values: resumed(begun) },
            { name: 'end of a request to its answer', unit: 'ms', values: resumed(requested) },
            { name: '"mm-hm" after which it did not go on within 1 s', unit: '%', values: [late(listened)] },
            {
              name: 'false starts after which it did not go on within 1 s',
              unit: '%',
              values: [late(begun)],
            },
          ],
        },
      ],
    }
  } finally {
    await browser.close()
    await product.stop()
  }
}

function resumed(times: readonly SpokenOver[]): number[] {
  return times.flatMap(({ resumeMs }) => resumeMs ?? [])
}

/** In percent of all, those included after which nothing came. */
function late(times: readonly SpokenOver[]): number {
  const inTime = resumed(times).filter((milliseconds) => milliseconds <= 1000)
  return 100 * (1 - inTime.length / times.length)
}

function pick<Item>(items: readonly Item[], index: number): Item {
  return items[index % items.length] as Item
}
