import {
  APIConnectionError,
  APIError,
  APIStatusError,
  APITimeoutError,
  shortuuid,
  tts,
} from '@livekit/agents'
import { AudioFrame } from '@livekit/rtc-node'
import { usualLengthS } from '../coach/timed-words.ts'
import { tellOfFailure } from '../framework/tell-of-failure.ts'
import { IdleTimeout } from './idle-timeout.ts'
import { pcmFrames } from './pcm-frames.ts'
import { ProviderFallback } from './provider-fallback.ts'

const SAMPLE_RATE = 24_000
const CHANNELS = 1
/** 20 ms a frame: the first one leaves as soon as the model has spoken that much. */
const FRAME_SAMPLES = SAMPLE_RATE / 50

export interface SpeechEndpoint {
  /** Base address of an OpenAI-compatible server, such as http://127.0.0.1:9100/v1. */
  readonly baseUrl: string
  readonly apiKey: string
  readonly model: string
  readonly voice: string
  /** 1 is the voice's own rate. */
  readonly rate: number
}

/**
 * Text-to-speech by OpenAI's `/audio/speech`, played while it arrives. The stock plugin waits for the
 * whole sentence before it hands on the first frame (docs/decisions/0003). The framework asks for all sentences of
 * an answer at once; each is asked of the provider when the one before it has begun to sound, and with the time when it
 * is due, so that its beginning does not hold up that one's end (docs/decisions/0031).
 */
export class StreamedSpeech extends tts.TTS {
  readonly label = 'kinetra.StreamedSpeech'
  readonly #endpoints: ProviderFallback<SpeechEndpoint>
  readonly #rate: number
  #latest: Latest | undefined

  constructor(endpoints: readonly SpeechEndpoint[]) {
    // The framework tells where a sentence begins, and coach/timed-words.ts where each of its words does.
    super(SAMPLE_RATE, CHANNELS, { streaming: false, alignedTranscript: true })
    this.#rate = endpoints[0]?.rate ?? 1
    this.#endpoints = new ProviderFallback('text-to-speech', endpoints)
  }

  override get model(): string {
    return this.#endpoints.best?.model ?? 'unknown'
  }

  override get provider(): string {
    return new URL(this.#endpoints.best?.baseUrl ?? 'http://unknown').host
  }

  synthesize(...[text, options, signal]: Parameters<tts.TTS['synthesize']>): tts.ChunkedStream {
    const now = performance.now()
    const before = this.#latest
    const dueMs = before && !before.answer?.aborted ? Math.max(now, before.saidMs) : now
    const isOfSameAnswer = before !== undefined && before.answer === signal
    const spoken = new SpokenText(
      text,
      this,
      this.#endpoints,
      { begins: before?.begun, dueMs, hasStalled: () => isOfSameAnswer && before.hasStalled() },
      options,
      signal,
    )
    const saidMs = dueMs + usualLengthS(text, this.#rate) * 1000
    this.#latest = { begun: spoken.begun, saidMs, answer: signal, hasStalled: () => spoken.hasStalled }
    return spoken
  }

  stream(): tts.SynthesizeStream {
    throw new Error('StreamedSpeech speaks whole sentences; wrap it in a tts.StreamAdapter.')
  }
}

/** What was asked for last. */
interface Latest {
  /** Resolves when it has begun to sound, or never will. */
  readonly begun: Promise<void>
  /** When it will have been said, about, as a time of `performance.now()`. */
  readonly saidMs: number
  /** Aborted when its answer is whole, or broken off: the next one is due at once. */
  readonly answer: AbortSignal | undefined
  /** Whether the voice did not come in time for it, or for one before it in its answer. */
  readonly hasStalled: () => boolean
}

interface Turn {
  /** Resolves when the provider may be asked. */
  readonly begins: Promise<void> | undefined
  /** When it is to be heard, about, as a time of `performance.now()`. */
  readonly dueMs: number
  /** The sentence before it was waited for in vain: this one, too, is only shown. */
  readonly hasStalled: () => boolean
}

/**
 * A sentence that no provider could speak still comes with a frame, of silence: captions and memory take their words from
 * what is played.
 */
class SpokenText extends tts.ChunkedStream {
  readonly label = 'kinetra.SpokenText'
  readonly #owner: tts.TTS
  readonly #endpoints: ProviderFallback<SpeechEndpoint>
  readonly #turn: Turn
  readonly #id = shortuuid()
  readonly #begun = Promise.withResolvers<void>()
  /** Resolves with the first sound, or when there is none to come. */
  readonly begun = this.#begun.promise
  hasStalled = false

  constructor(
    text: string,
    owner: tts.TTS,
    endpoints: ProviderFallback<SpeechEndpoint>,
    turn: Turn,
    ...options: [Parameters<tts.TTS['synthesize']>[1], AbortSignal | undefined]
  ) {
    super(text, owner, ...options)
    this.#owner = owner
    this.#endpoints = endpoints
    this.#turn = turn
  }

  protected async run(): Promise<void> {
    try {
      await this.#turn.begins
      this.hasStalled = this.#turn.hasStalled()
      if (this.hasStalled || !hasWords(this.inputText)) this.#put(silence(), true)
      else
        await this.#endpoints.first(
          (endpoint, stallMs) => this.#speak(endpoint, stallMs),
          () => this.abortSignal.aborted,
        )
    } catch (error) {
      if (this.abortSignal.aborted) return
      this.hasStalled = error instanceof APITimeoutError
      this.#put(silence(), true)
      tellOfFailure(this.#owner, this.label, error)
    } finally {
      this.#begun.resolve()
      this.queue.close()
    }
  }

  async #speak(endpoint: SpeechEndpoint, stallMs: number): Promise<void> {
    const format = { sampleRate: SAMPLE_RATE, channels: CHANNELS, frameSamples: FRAME_SAMPLES }
    let held: AudioFrame | undefined
    const watch = new IdleTimeout(stallMs, this.abortSignal)
    try {
      const pieces = watch.over(await request(endpoint, this.inputText, this.#turn.dueMs, watch.signal))
      for await (const frame of pcmFrames(pieces, format)) {
        if (held) this.#put(held)
        else this.#begun.resolve()
        held = frame
      }
    } catch (error) {
      const cause = watch.signal.aborted ? watch.signal.reason : error
      if (cause instanceof APIError || this.abortSignal.aborted) throw cause
      throw new APIConnectionError({ message: `text-to-speech at ${endpoint.baseUrl} broke off: ${cause}` })
    } finally {
      watch.end()
    }
    if (!held)
      throw new APIConnectionError({ message: `text-to-speech at ${endpoint.baseUrl} sent no sound` })
    this.#put(held, true)
  }

  #put(frame: AudioFrame, final = false): void {
    this.queue.put({ requestId: this.#id, segmentId: this.#id, frame, final })
  }
}

/** Whether there is anything to be spoken: not in " :)" or in a dash. */
function hasWords(text: string): boolean {
  return /[\p{Letter}\p{Number}]/u.test(text)
}

function silence(): AudioFrame {
  return new AudioFrame(new Int16Array(FRAME_SAMPLES), SAMPLE_RATE, CHANNELS, FRAME_SAMPLES)
}

async function request(
  { baseUrl, apiKey, model, voice, rate }: SpeechEndpoint,
  input: string,
  dueMs: number,
  signal: AbortSignal,
): Promise<AsyncIterable<Uint8Array>> {
  // Left out where it says nothing: not every compatible server knows it.
  const speed = rate === 1 ? {} : { speed: rate }
  const dueInMs = Math.round(dueMs - performance.now())
  const response = await fetch(`${baseUrl}/audio/speech`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${apiKey}`,
      'content-type': 'application/json',
      // Only the project's own model server knows it.
      ...(dueInMs > 0 && { 'x-due-in-ms': String(dueInMs) }),
    },
    body: JSON.stringify({ input, model, voice, ...speed, response_format: 'pcm' }),
    signal,
  })
  const type = response.headers.get('content-type') ?? ''
  if (!response.ok || !response.body || /^(text|application\/json)/.test(type)) {
    throw new APIStatusError({
      message: `text-to-speech at ${baseUrl} answered ${response.status} ${type}`,
      options: { statusCode: response.status },
    })
  }
  return response.body
}
