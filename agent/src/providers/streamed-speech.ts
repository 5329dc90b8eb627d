import { APIConnectionError, APIStatusError, AudioByteStream, shortuuid, tts } from '@livekit/agents'

const SAMPLE_RATE = 24_000
const CHANNELS = 1
/** 20 ms a frame: the first one leaves as soon as the model has spoken that much. */
const SAMPLES_A_FRAME = SAMPLE_RATE / 50

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
  readonly #endpoint: SpeechEndpoint

  constructor(endpoint: SpeechEndpoint) {
    super(SAMPLE_RATE, CHANNELS, { streaming: false })
    this.#endpoint = endpoint
  }

  override get model(): string {
    return this.#endpoint.model
  }

  override get provider(): string {
    return new URL(this.#endpoint.baseUrl).host
  }

  synthesize(...[text, options, signal]: Parameters<tts.TTS['synthesize']>): tts.ChunkedStream {
    return new SpokenText(text, this, this.#endpoint, options, signal)
  }

  stream(): tts.SynthesizeStream {
    throw new Error('StreamedSpeech speaks whole sentences; wrap it in a tts.StreamAdapter.')
  }
}

class SpokenText extends tts.ChunkedStream {
  readonly label = 'kinetra.SpokenText'
  readonly #endpoint: SpeechEndpoint

  constructor(
    text: string,
    owner: tts.TTS,
    endpoint: SpeechEndpoint,
    ...options: [Parameters<tts.TTS['synthesize']>[1], AbortSignal | undefined]
  ) {
    super(text, owner, ...options)
    this.#endpoint = endpoint
  }

  protected async run(): Promise<void> {
    const requestId = shortuuid()
    const bytes = new AudioByteStream(SAMPLE_RATE, CHANNELS, SAMPLES_A_FRAME)
    let held: tts.SynthesizedAudio | undefined
    const hand = (frame: tts.SynthesizedAudio['frame']) => {
      if (held) this.queue.put(held)
      held = { requestId, segmentId: requestId, frame, final: false }
    }
    try {
      for await (const chunk of await this.#request()) for (const frame of bytes.write(chunk)) hand(frame)
      for (const frame of bytes.flush()) hand(frame)
      if (held) this.queue.put({ ...held, final: true })
    } catch (error) {
      if (!this.abortSignal.aborted) throw error
    } finally {
      this.queue.close()
    }
  }

  async #request(): Promise<AsyncIterable<Uint8Array>> {
    const { baseUrl, apiKey, model, voice, rate } = this.#endpoint
    // Left out where it says nothing: not every compatible server knows it.
    const speed = rate === 1 ? {} : { speed: rate }
    let response: Response
    try {
      response = await fetch(`${baseUrl}/audio/speech`, {
        method: 'POST',
        headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
        body: JSON.stringify({ input: this.inputText, model, voice, ...speed, response_format: 'pcm' }),
        signal: this.abortSignal,
      })
    } catch (cause) {
      throw new APIConnectionError({ message: `text-to-speech at ${baseUrl} cannot be reached: ${cause}` })
    }
    if (!response.ok || !response.body) {
      throw new APIStatusError({
        message: `text-to-speech at ${baseUrl} answered ${response.status}`,
        options: { statusCode: response.status },
      })
    }
    return response.body
  }
}
