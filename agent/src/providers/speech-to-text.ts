import { inference, stt, type VAD } from '@livekit/agents'
import { type Config, maySpeculate, providerOf } from '../config.ts'
import { EarlyRecognition } from './early-recognition.ts'
import { FIELD_WORDS } from './field-words.ts'
import { modelsEndpoint } from './models-endpoint.ts'
import { STALL_MS } from './provider-fallback.ts'
import { type TranscriptionEndpoint, Transcriptions } from './transcriptions.ts'

/** Speech-to-text as configured, the local model behind it where another one comes first. */
export function speechToText(config: Config, vad: VAD): stt.STT {
  const { kind, model } = providerOf(config, 'STT')
  const local = { ...modelsEndpoint(config), model: 'moonshine-tiny-en' }
  const fallback = config.MODELS_URL ? [local] : []
  // Words while they are spoken cost nothing, whoever is paid for those that count.
  const interim = config.MODELS_URL ? new Transcriptions([{ ...local, isInterim: true }]) : undefined
  const heard = (...endpoints: readonly TranscriptionEndpoint[]) =>
    new EarlyRecognition(new Transcriptions(endpoints), vad, {
      isEarly: maySpeculate(config, 'STT'),
      interim,
    })
  switch (kind) {
    case 'local':
      return heard(local)
    case 'openai':
      return heard(
        { baseUrl: config.OPENAI_BASE_URL, apiKey: config.OPENAI_API_KEY ?? '', model, prompt: FIELD_WORDS },
        ...fallback,
      )
    case 'compatible':
      return heard(
        {
          baseUrl: config.COACH_STT_BASE_URL ?? '',
          apiKey: config.COACH_STT_API_KEY ?? 'none',
          model,
          prompt: FIELD_WORDS,
        },
        ...fallback,
      )
    case 'livekit': {
      // It streams over a connection of its own; only the framework's adapter knows how to replace that.
      const first = new inference.STT({ model, language: 'en' })
      const sttInstances = [first, ...fallback.map((endpoint) => heard(endpoint))]
      return fallback.length === 0
        ? first
        : new stt.FallbackAdapter({ sttInstances, vad, attemptTimeoutMs: STALL_MS, maxRetryPerSTT: 0 })
    }
  }
}
