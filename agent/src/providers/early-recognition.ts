import { type APIConnectOptions, stt, type VAD, type VADEvent, VADEventType } from '@livekit/agents'
import type { AudioFrame } from '@livekit/rtc-node'
import { InterimWords } from './interim-words.ts'
import { joinFrames } from './join-frames.ts'

/** Below this probability of a voice, as to Silero, the words so far are recognised, in case the user has finished. */
const SILENT = 0.35

/** By this label a failure tells that an utterance was not understood by any recogniser. */
export const EARLY_RECOGNITION = 'kinetra.EarlyRecognition'

/**
 * Makes a stream of a recogniser that takes whole utterances, and does not wait for the end of the
 * turn with it: the first short pause already starts a recognition, whose text lets the answer be
 * prepared (a "preflight" transcript). If the user goes on speaking it is thrown away; if not, the
 * transcript is there as soon as the turn ends (docs/decisions/0005).
 */
export class EarlyRecognition extends stt.STT {
  readonly label = EARLY_RECOGNITION
  readonly #recogniser: stt.STT
  readonly #vad: VAD
  readonly isEarly: boolean
  /** Whether nobody makes a sound right now: words that come then are all that was said. */
  isPaused = true
  /** Understands who is still speaking. */
  readonly interim: stt.STT | undefined
  /** Utterances that have ended and are not understood yet. */
  #pending = 0

  /**
   * @param isEarly false where each request costs money: then an utterance is recognised once, when it has ended.
   * @param interim a recogniser that costs nothing, for words while they are spoken.
   */
  constructor(
    recogniser: stt.STT,
    vad: VAD,
    { isEarly = true, interim }: { isEarly?: boolean; interim?: stt.STT | undefined } = {},
  ) {
    super({ streaming: true, interimResults: interim !== undefined })
    this.isEarly = isEarly
    this.interim = interim
    this.#recogniser = recogniser
    this.#vad = vad
    recogniser.on('metrics_collected', (metrics) => this.emit('metrics_collected', metrics))
  }

  override get model(): string {
    return this.#recogniser.model
  }

  override get provider(): string {
    return this.#recogniser.provider
  }

  /** Whether somebody has spoken and it is not known yet what. */
  get isRecognising(): boolean {
    return this.#pending > 0
  }

  /** Counts a recognition that somebody waits for. */
  async awaited<Result>(recognition: Promise<Result>): Promise<Result> {
    this.#pending += 1
    try {
      return await recognition
    } finally {
      this.#pending -= 1
    }
  }

  protected _recognize(frames: AudioFrame | AudioFrame[], signal?: AbortSignal): Promise<stt.SpeechEvent> {
    return this.#recogniser.recognize(frames, signal)
  }

  stream(options?: { connOptions?: APIConnectOptions }): stt.SpeechStream {
    return new EarlyStream(this, this.#recogniser, this.#vad, options?.connOptions)
  }
}

interface Attempt {
  readonly cancel: AbortController
  readonly event: Promise<stt.SpeechEvent | undefined>
}

class EarlyStream extends stt.SpeechStream {
  readonly label = 'kinetra.EarlyStream'
  readonly #owner: EarlyRecognition
  readonly #recogniser: stt.STT
  readonly #vadStream: ReturnType<VAD['stream']>
  readonly #interim: InterimWords | undefined
  #utterance: AudioFrame[] = []
  #attempt: Attempt | undefined
  /** Final transcripts leave in the order of the utterances. */
  #finals: Promise<void> = Promise.resolve()

  constructor(owner: EarlyRecognition, recogniser: stt.STT, vad: VAD, options?: APIConnectOptions) {
    super(owner, undefined, options)
    this.#owner = owner
    this.#recogniser = recogniser
    this.#vadStream = vad.stream()
    this.#interim = owner.interim && new InterimWords(owner.interim, (event) => this.#put(event))
  }

  override close(): void {
    super.close()
    this.#attempt?.cancel.abort()
    this.#interim?.stop()
    this.#vadStream.close()
  }

  protected override async monitorMetrics(): Promise<void> {
    // The recogniser reports its own requests; this stream makes none.
  }

  protected async run(): Promise<void> {
    await Promise.all([this.#forwardSound(), this.#followSpeech()])
  }

  /** The session ends no stream's sound without closing the stream, so that there is no last utterance to wait for. */
  async #forwardSound(): Promise<void> {
    for await (const frame of this.input) {
      if (frame === stt.SpeechStream.FLUSH_SENTINEL) this.#vadStream.flush()
      else this.#vadStream.pushFrame(frame)
    }
  }

  async #followSpeech(): Promise<void> {
    for await (const event of this.#vadStream) {
      switch (event.type) {
        case VADEventType.START_OF_SPEECH:
          this.#utterance = [...event.frames]
          this.#put({ type: stt.SpeechEventType.START_OF_SPEECH })
          break
        case VADEventType.INFERENCE_DONE:
          if (event.speaking) this.#hear(event)
          break
        case VADEventType.END_OF_SPEECH:
          this.#finish(Date.now() - event.silenceDuration - event.inferenceDuration)
          break
      }
    }
    await this.#finals
  }

  #hear(event: VADEvent): void {
    this.#utterance.push(...event.frames)
    // What the event says of accumulated speech and silence is older by one step, 32 ms.
    this.#owner.isPaused = event.probability < SILENT
    if (!this.#owner.isPaused) {
      this.#attempt?.cancel.abort()
      this.#attempt = undefined
      this.#interim?.grow(this.#utterance, event.frames)
    } else if (this.#owner.isEarly && !this.#attempt) {
      const attempt = this.#recognise()
      const speechEndTime = Date.now() - event.rawAccumulatedSilence - event.inferenceDuration
      this.#attempt = attempt
      void attempt.event.then(
        (recognised) => {
          if (this.#attempt !== attempt || !recognised) return
          this.#put({ ...recognised, type: stt.SpeechEventType.PREFLIGHT_TRANSCRIPT, speechEndTime })
        },
        // Told at the end of the utterance, if it is still wanted then.
        () => undefined,
      )
    }
  }

  #finish(speechEndTime: number): void {
    this.#put({ type: stt.SpeechEventType.END_OF_SPEECH, speechEndTime })
    const { event } = this.#attempt ?? this.#recognise()
    this.#attempt = undefined
    this.#utterance = []
    const recognition = this.#owner.awaited(event.catch((error: unknown) => this.#fail(error)))
    this.#finals = this.#finals.then(async () => {
      const recognised = await recognition
      if (recognised) this.#put({ ...recognised, type: stt.SpeechEventType.FINAL_TRANSCRIPT, speechEndTime })
    })
  }

  /**
   * Nobody understood the utterance. To the session that is recoverable: any other word would end the call. A session
   * that ends stops listening before it closes the stream, and an error without a listener is thrown.
   */
  #fail(error: unknown): undefined {
    if (this.closed || this.abortSignal.aborted || this.#owner.listenerCount('error') === 0) return
    this.#owner.emit('error', {
      type: 'stt_error',
      timestamp: Date.now(),
      label: EARLY_RECOGNITION,
      error: error instanceof Error ? error : new Error(String(error)),
      recoverable: true,
    })
  }

  /** Recognises the utterance so far; undefined where there were no words. Rejects where that failed or was given up. */
  #recognise(): Attempt {
    this.#interim?.stop()
    const cancel = new AbortController()
    const signal = AbortSignal.any([cancel.signal, this.abortSignal])
    const event = this.#recogniser
      .recognize(joinFrames(this.#utterance), signal)
      .then((recognised) => (recognised.alternatives?.[0]?.text ? recognised : undefined))
    return { cancel, event }
  }

  #put(event: stt.SpeechEvent): void {
    if (!this.closed && !this.abortSignal.aborted) this.output.put(event)
  }
}
