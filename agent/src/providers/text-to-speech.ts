import { OPENAI_VOICES } from '@kinetra/protocol/voices'
import { inference, tts } from '@livekit/agents'
import { type Config, providerOf } from '../config.ts'
import { chosenVoice, type Speaker } from './chosen-voice.ts'
import { modelsEndpoint } from './models-endpoint.ts'
import { StreamedSpeech } from './streamed-speech.ts'

/**
 * Text-to-speech as configured, the local voice behind it where another one comes first. The user's choice of
 * a voice counts where the provider is known to have it.
 */
export function textToSpeech(config: Config, speaker: Speaker): tts.TTS {
  const { rate } = speaker
  const { kind, model } = providerOf(config, 'TTS')
  const local = { ...modelsEndpoint(config), model: 'piper-joe', voice: 'joe', rate }
  const fallback = config.MODELS_URL ? [local] : []
  const voice = config.COACH_TTS_VOICE
  switch (kind) {
    case 'local':
      return new StreamedSpeech([local])
    case 'openai': {
      const apiKey = config.OPENAI_API_KEY ?? ''
      const chosen = chosenVoice(speaker, OPENAI_VOICES, voice)
      return new StreamedSpeech([
        { baseUrl: config.OPENAI_BASE_URL, apiKey, model, voice: chosen, rate },
        ...fallback,
      ])
    }
    case 'compatible': {
      const baseUrl = config.COACH_TTS_BASE_URL ?? ''
      const apiKey = config.COACH_TTS_API_KEY ?? 'none'
      return new StreamedSpeech([{ baseUrl, apiKey, model, voice: voice ?? 'alloy', rate }, ...fallback])
    }
    case 'livekit': {
      // It streams over a connection of its own; only the framework's adapter knows how to replace that.
      const first = new inference.TTS({ model, ...(voice && { voice }) })
      return fallback.length === 0
        ? first
        : new tts.FallbackAdapter({ ttsInstances: [first, new StreamedSpeech(fallback)], maxRetryPerTTS: 0 })
    }
  }
}
