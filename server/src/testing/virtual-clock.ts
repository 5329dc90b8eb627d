import { createHook } from 'node:async_hooks'
import type { Clock } from '../watch/clock.ts'

/** Turns of the event loop in which everything that was woken comes to rest. */
const TURNS = 4

/** Signatures that are being made: in threads, which take turns of their own. */
const signing = new Set<number>()
createHook({
  init: (id, type) => void (type === 'SIGNREQUEST' && signing.add(id)),
  after: (id) => void signing.delete(id),
}).enable()

/** A clock in which hours pass in a moment: it goes on to the next sleeper as soon as nobody does anything any more. */
export class VirtualClock implements Clock {
  #nowMs = 0
  #sleepers: { readonly atMs: number; readonly wake: () => void }[] = []

  now = (): number => this.#nowMs

  sleep = (milliseconds: number): Promise<void> =>
    new Promise((wake) => {
      this.#sleepers.push({ atMs: this.#nowMs + milliseconds, wake })
    })

  async pass(milliseconds: number): Promise<void> {
    const untilMs = this.#nowMs + milliseconds
    for (;;) {
      for (let turn = 0; turn < TURNS; turn = signing.size > 0 ? 0 : turn + 1)
        await new Promise((resolve) => setImmediate(resolve))
      const nextMs = Math.min(...this.#sleepers.map(({ atMs }) => atMs))
      if (nextMs > untilMs) break
      this.#nowMs = nextMs
      const due = this.#sleepers.filter(({ atMs }) => atMs <= nextMs)
      this.#sleepers = this.#sleepers.filter(({ atMs }) => atMs > nextMs)
      for (const { wake } of due) wake()
    }
    this.#nowMs = untilMs
  }
}
