import { OPENAI_VOICES } from '@kinetra/protocol/voices'
import { inference, type tts } from '@livekit/agents'
import { type Config, providerOf } from '../config.ts'
import { chosenVoice, type Speaker } from './chosen-voice.ts'
import { modelsEndpoint } from './models-endpoint.ts'
import { StreamedSpeech } from './streamed-speech.ts'

const OPENAI_URL = 'https://api.openai.com/v1'

/**
 * Text-to-speech as configured, the local voice behind it where another one comes first. The user's choice of
 * a voice counts where the provider is known to have it.
 */
export function textToSpeech(config: Config, speaker: Speaker): tts.TTS[] {
  const { rate } = speaker
  const { kind, model } = providerOf(config, 'TTS')
  const local = () =>
    new StreamedSpeech({ ...modelsEndpoint(config), model: 'piper-joe', voice: 'joe', rate })
  const fallback = config.MODELS_URL ? [local()] : []
  const voice = config.COACH_TTS_VOICE
  switch (kind) {
    case 'local':
      return [local()]
    case 'openai':
      return [
        new StreamedSpeech({
          baseUrl: OPENAI_URL,
          apiKey: config.OPENAI_API_KEY ?? '',
          model,
          voice: chosenVoice(speaker, OPENAI_VOICES, voice),
          rate,
        }),
        ...fallback,
      ]
    case 'compatible':
      return [
        new StreamedSpeech({
          baseUrl: config.COACH_TTS_BASE_URL ?? '',
          apiKey: config.COACH_TTS_API_KEY ?? 'none',
          model,
          voice: voice ?? 'alloy',
          rate,
        }),
        ...fallback,
      ]
    case 'livekit':
      return [new inference.TTS({ model, ...(voice && { voice }) }), ...fallback]
  }
}
