import { setTimeout as pause } from 'node:timers/promises'
import type { Frame } from '@kinetra/workouts/frame'
import type { SeededRandom } from '@kinetra/workouts/seeded-random'
import type { Foot } from '@kinetra/workouts/workout'
import * as z from 'zod'
import type { Api } from './api.ts'

/** Shares of batches that go wrong on the way, and for how long one takes, in milliseconds. */
export interface Radio {
  readonly lost: number
  readonly answerLost: number
  readonly jitterMs: number
}

const answer = z.object({ missing: z.array(z.number()) })

/** One insole as its gateway sends it: batches with numbers of its own, kept until the server has them. */
export class Insole {
  readonly #api: Api
  readonly #workoutId: string
  readonly #foot: Foot
  readonly #radio: Radio
  readonly #random: SeededRandom
  readonly #kept = new Map<number, readonly Frame[]>()
  #next = 0
  #sending: Promise<void> = Promise.resolve()
  /** Batches that were sent more than once. */
  again = 0

  constructor(
    api: Api,
    { workoutId, foot }: { workoutId: string; foot: Foot },
    radio: Radio,
    random: SeededRandom,
  ) {
    this.#api = api
    this.#workoutId = workoutId
    this.#foot = foot
    this.#radio = radio
    this.#random = random
  }

  /**
   * Sends a batch once the one before it is there, and once more what the server then says is missing. What becomes of it
   * is drawn at once: so the same happens to the same workout, however long a server takes.
   *
   * @param speed how many times faster than a real radio; Infinity for what is sent without delay
   */
  send(frames: readonly Frame[], speed: number): Promise<void> {
    const seq = this.#next++
    const delayMs = this.#random.between(0, this.#radio.jitterMs) / speed
    const isLost = this.#random.next() < this.#radio.lost
    const isAnswerLost = this.#random.next() < this.#radio.answerLost
    this.#sending = this.#sending.then(async () => {
      await pause(delayMs)
      this.#kept.set(seq, frames)
      if (isLost) return
      // Whose answer was lost sends once more, and is told that the batch is there already.
      if (isAnswerLost) {
        await this.#post(seq)
        this.again += 1
      }
      const missing = await this.#post(seq)
      for (const number of this.#kept.keys()) if (!missing.includes(number)) this.#kept.delete(number)
      await this.#sendKept()
    })
    return this.#sending
  }

  /** Sends what has not arrived; resolves when all is there. */
  async finish(): Promise<void> {
    await this.#sending
    await this.#sendKept()
  }

  async #sendKept(): Promise<void> {
    for (const seq of this.#kept.keys()) {
      this.again += 1
      await this.#post(seq)
      this.#kept.delete(seq)
    }
  }

  async #post(seq: number): Promise<readonly number[]> {
    const body = { seq, insole: this.#foot, frames: this.#kept.get(seq) }
    const { missing } = await this.#api.post(`/api/workouts/${this.#workoutId}/frames`, body, answer)
    return missing
  }
}
