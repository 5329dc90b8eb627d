import { APIConnectionError, APIError, APIStatusError, shortuuid, tts } from '@livekit/agents'
import { pcmFrames } from './pcm-frames.ts'
import { Preferences } from './preferences.ts'
import { StallWatch } from './stall-watch.ts'

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
 * whole sentence before it hands on the first frame (docs/decisions/0003).
 */
export class StreamedSpeech extends tts.TTS {
  readonly label = 'kinetra.StreamedSpeech'
  readonly #endpoints: Preferences<SpeechEndpoint>

  constructor(endpoints: readonly SpeechEndpoint[]) {
    // The framework tells where a sentence begins, and coach/timed-words.ts where each of its words does.
    super(SAMPLE_RATE, CHANNELS, { streaming: false, alignedTranscript: true })
    this.#endpoints = new Preferences('text-to-speech', endpoints)
  }

  override get model(): string {
    return this.#endpoints.best?.model ?? 'unknown'
  }

  override get provider(): string {
    return new URL(this.#endpoints.best?.baseUrl ?? 'http://unknown').host
  }

  synthesize(...[text, options, signal]: Parameters<tts.TTS['synthesize']>): tts.ChunkedStream {
    return new SpokenText(text, this, this.#endpoints, options, signal)
  }

  stream(): tts.SynthesizeStream {
    throw new Error('StreamedSpeech speaks whole sentences; wrap it in a tts.StreamAdapter.')
  }
}

class SpokenText extends tts.ChunkedStream {
  readonly label = 'kinetra.SpokenText'
  readonly #owner: tts.TTS
  readonly #endpoints: Preferences<SpeechEndpoint>

  constructor(
    text: string,
    owner: tts.TTS,
    endpoints: Preferences<SpeechEndpoint>,
    ...options: [Parameters<tts.TTS['synthesize']>[1], AbortSignal | undefined]
  ) {
    super(text, owner, ...options)
    this.#owner = owner
    this.#endpoints = endpoints
  }

  protected async run(): Promise<void> {
    try {
      await this.#endpoints.first(
        (endpoint, stallMs) => this.#speak(endpoint, stallMs),
        () => this.abortSignal.aborted,
      )
    } catch (error) {
      if (!this.abortSignal.aborted) this.#fail(error)
    } finally {
      this.queue.close()
    }
  }

  /** Thrown, it would be an unhandled rejection as well: the framework does not await this task. */
  #fail(error: unknown): void {
    try {
      this.#owner.emit('error', {
        type: 'tts_error',
        timestamp: Date.now(),
        label: this.label,
        error: error instanceof Error ? error : new Error(String(error)),
        recoverable: false,
      })
    } catch {
      // The session has been told; the framework's adapter around this voice passes it on to nobody, and throws.
    }
  }

  async #speak(endpoint: SpeechEndpoint, stallMs: number): Promise<void> {
    const requestId = shortuuid()
    const format = { sampleRate: SAMPLE_RATE, channels: CHANNELS, frameSamples: FRAME_SAMPLES }
    let held: tts.SynthesizedAudio | undefined
    const watch = new StallWatch(stallMs, this.abortSignal)
    try {
      const pieces = watch.over(await request(endpoint, this.inputText, watch.signal))
      for await (const frame of pcmFrames(pieces, format)) {
        if (held) this.queue.put(held)
        held = { requestId, segmentId: requestId, frame, final: false }
      }
    } catch (error) {
      if (error instanceof APIError || this.abortSignal.aborted) throw error
      const cause = watch.signal.aborted ? watch.signal.reason : error
      throw new APIConnectionError({ message: `text-to-speech at ${endpoint.baseUrl} broke off: ${cause}` })
    } finally {
      watch.end()
    }
    if (!held)
      throw new APIConnectionError({ message: `text-to-speech at ${endpoint.baseUrl} sent no sound` })
    this.queue.put({ ...held, final: true })
  }
}

async function request(
  { baseUrl, apiKey, model, voice, rate }: SpeechEndpoint,
  input: string,
  signal: AbortSignal,
): Promise<AsyncIterable<Uint8Array>> {
  // Left out where it says nothing: not every compatible server knows it.
  const speed = rate === 1 ? {} : { speed: rate }
  const response = await fetch(`${baseUrl}/audio/speech`, {
    method: 'POST',
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
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
