import { pause } from './fault.ts'

const FRAMES_A_BATCH = 25
const EVERY_MS = 250
const NOTE_EVERY = 4
const ANSWER_WITHIN_MS = 5000

export interface Recorded {
  readonly framesLost: number
  readonly notesLost: number
  /** The longest that one batch was sent again and again, in milliseconds. */
  readonly longestMs: number
}

/** An insole beside the calls, that sends each batch until it is acknowledged, and a user who writes notes. */
export class Recorder {
  readonly #url: string
  #isOver = false
  #longestMs = 0
  #batches = 0
  readonly #notes: string[] = []
  readonly #done: Promise<string>

  constructor(url: string) {
    this.#url = url
    this.#done = this.#record()
  }

  async stop(): Promise<Recorded> {
    this.#isOver = true
    const path = await this.#done
    const workout = await this.#insist<{ frameCount: number }>('GET', path)
    const { notes } = await this.#insist<{ notes: { text: string }[] }>('GET', `${path}/notes?limit=500`)
    const kept = new Set(notes.map(({ text }) => text))
    return {
      framesLost: this.#batches * FRAMES_A_BATCH - workout.frameCount,
      notesLost: this.#notes.filter((text) => !kept.has(text)).length,
      longestMs: this.#longestMs,
    }
  }

  async #record(): Promise<string> {
    const made = await this.#insist<{ id: string }>('POST', '/api/workouts', { name: 'Run', type: 'running' })
    const path = `/api/workouts/${made.id}`
    const startMs = Date.now()
    while (!this.#isOver) {
      const beganMs = Date.now()
      const first = startMs + this.#batches * FRAMES_A_BATCH * 20
      await this.#insist('POST', `${path}/frames`, { seq: this.#batches, frames: batch(first) })
      this.#batches += 1
      this.#longestMs = Math.max(this.#longestMs, Date.now() - beganMs)
      if (this.#batches % NOTE_EVERY === 0) {
        const text = `Note ${this.#batches}`
        // A note has no number: one whose answer was cut off is not sent again.
        if (await this.#ask('POST', `${path}/notes`, { text })) this.#notes.push(text)
      }
      await pause(EVERY_MS)
    }
    return path
  }

  async #insist<Body>(method: string, path: string, body?: object): Promise<Body> {
    for (;;) {
      const answer = await this.#ask<Body>(method, path, body)
      if (answer) return answer
      await pause(EVERY_MS)
    }
  }

  async #ask<Body>(method: string, path: string, body?: object): Promise<Body | undefined> {
    try {
      const response = await fetch(`${this.#url}${path}`, {
        method,
        ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      })
      return response.ok ? ((await response.json()) as Body) : undefined
    } catch {
      return undefined
    }
  }
}

const batch = (firstMs: number) =>
  Array.from({ length: FRAMES_A_BATCH }, (_, index) => ({
    timestamp: firstMs + index * 20,
    foot: 'left',
    pressureMatrix: Array.from({ length: 13 }, () => Array.from({ length: 9 }, () => 10)),
  }))
