import { APITimeoutError } from '@livekit/agents'

/** Aborts a request that gave no sign of life for a while, or that was called off. */
export class IdleTimeout {
  readonly #stallMs: number
  readonly #stalled = new AbortController()
  readonly signal: AbortSignal
  #timer: NodeJS.Timeout

  constructor(stallMs: number, calledOff?: AbortSignal) {
    this.#stallMs = stallMs
    this.signal = calledOff ? AbortSignal.any([calledOff, this.#stalled.signal]) : this.#stalled.signal
    this.#timer = this.#start()
  }

  /** It lives. */
  touch(): void {
    clearTimeout(this.#timer)
    this.#timer = this.#start()
  }

  /** The same pieces; each is a sign of life. */
  async *over<Piece>(pieces: AsyncIterable<Piece>): AsyncGenerator<Piece> {
    for await (const piece of pieces) {
      this.touch()
      yield piece
    }
  }

  end(): void {
    clearTimeout(this.#timer)
  }

  /** Rejects once the request is aborted; for what does not heed a signal by itself. */
  aborted(): Promise<never> {
    return new Promise((_, reject) => {
      this.signal.addEventListener('abort', () => reject(this.signal.reason), { once: true })
    })
  }

  #start(): NodeJS.Timeout {
    return setTimeout(
      () => this.#stalled.abort(new APITimeoutError({ message: `silent for ${this.#stallMs} ms` })),
      this.#stallMs,
    )
  }
}
