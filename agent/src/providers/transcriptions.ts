import { APIConnectionError, APIStatusError, normalizeLanguage, stt } from '@livekit/agents'
import type { AudioFrame } from '@livekit/rtc-node'
import { z } from 'zod'
import { isEcho } from './field-words.ts'
import { IdleTimeout } from './idle-timeout.ts'
import { joinFrames } from './join-frames.ts'
import { ProviderFallback } from './provider-fallback.ts'

export interface TranscriptionEndpoint {
  /** Base address of an OpenAI-compatible server, such as http://127.0.0.1:9100/v1. */
  readonly baseUrl: string
  readonly apiKey: string
  readonly model: string
  /** Words to expect. */
  readonly prompt?: string
  /** Asks for the words of somebody who is still speaking, for whom nobody else has to wait. */
  readonly isInterim?: boolean
}

const LANGUAGE = 'en'
const answer = z.object({ text: z.string() })

/**
 * Speech-to-text of whole utterances by OpenAI's `/audio/transcriptions`. An endpoint that fails, stalls or
 * sends something else is replaced by the next one for the same utterance.
 */
export class Transcriptions extends stt.STT {
  readonly label = 'kinetra.Transcriptions'
  readonly #endpoints: ProviderFallback<TranscriptionEndpoint>

  constructor(endpoints: readonly TranscriptionEndpoint[]) {
    super({ streaming: false, interimResults: false })
    this.#endpoints = new ProviderFallback('speech-to-text', endpoints)
  }

  override get model(): string {
    return this.#endpoints.best?.model ?? 'unknown'
  }

  override get provider(): string {
    return new URL(this.#endpoints.best?.baseUrl ?? 'http://unknown').host
  }

  protected async _recognize(
    frames: AudioFrame | AudioFrame[],
    signal?: AbortSignal,
  ): Promise<stt.SpeechEvent> {
    const sound = wavOf(joinFrames([frames].flat()))
    const text = await this.#endpoints.first(
      (endpoint, stallMs) => transcribe(endpoint, sound, new IdleTimeout(stallMs, signal)),
      () => signal?.aborted ?? false,
    )
    const language = normalizeLanguage(LANGUAGE)
    return {
      type: stt.SpeechEventType.FINAL_TRANSCRIPT,
      alternatives: [{ text, language, startTime: 0, endTime: 0, confidence: 0 }],
    }
  }

  stream(): stt.SpeechStream {
    throw new Error('Transcriptions hears whole utterances; wrap it in EarlyRecognition.')
  }
}

async function transcribe(
  { baseUrl, apiKey, model, prompt, isInterim }: TranscriptionEndpoint,
  sound: Blob,
  watch: IdleTimeout,
): Promise<string> {
  const form = new FormData()
  form.set('file', sound, 'audio.wav')
  form.set('model', model)
  form.set('language', LANGUAGE)
  form.set('response_format', 'json')
  if (prompt) form.set('prompt', prompt)
  if (isInterim) form.set('interim', 'true')
  try {
    const response = await fetch(`${baseUrl}/audio/transcriptions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${apiKey}` },
      body: form,
      signal: watch.signal,
    })
    if (!response.ok)
      throw new APIStatusError({
        message: `speech-to-text at ${baseUrl} answered ${response.status}`,
        options: { statusCode: response.status },
      })
    const { text } = answer.parse(await response.json())
    return isEcho(text) ? '' : wordsIn(text)
  } catch (error) {
    if (error instanceof APIStatusError || watch.signal.aborted) throw error
    throw new APIConnectionError({ message: `speech-to-text at ${baseUrl} gave no transcript: ${error}` })
  } finally {
    watch.end()
  }
}

/** What a recogniser writes for what is no speech: "[BLANK_AUDIO]", "(wind blowing)", "*coughs*", "<|nospeech|>", notes. */
const MARKERS = /\[[^\]]*\]|\([^)]*\)|\*[^*]*\*|<\|[^|]*\|>|[♪♫]/g

/** The words of a transcript; none where it has only markers and punctuation. */
export function wordsIn(transcript: string): string {
  const text = transcript.replace(MARKERS, ' ').replace(/\s+/g, ' ').trim()
  return /[\p{Letter}\p{Number}]/u.test(text) ? text : ''
}

/** A WAV file of 16-bit sound. */
function wavOf({ data, sampleRate, channels }: AudioFrame): Blob {
  const header = Buffer.alloc(44)
  header.write('RIFF', 0)
  header.writeUInt32LE(36 + data.byteLength, 4)
  header.write('WAVEfmt ', 8)
  header.writeUInt32LE(16, 16)
  header.writeUInt16LE(1, 20)
  header.writeUInt16LE(channels, 22)
  header.writeUInt32LE(sampleRate, 24)
  header.writeUInt32LE(sampleRate * channels * 2, 28)
  header.writeUInt16LE(channels * 2, 32)
  header.writeUInt16LE(16, 34)
  header.write('data', 36)
  header.writeUInt32LE(data.byteLength, 40)
  return new Blob([header, Uint8Array.from(new Uint8Array(data.buffer, data.byteOffset, data.byteLength))], {
    type: 'audio/wav',
  })
}
