import { inference, type stt } from '@livekit/agents'
import * as openai from '@livekit/agents-plugin-openai'
import { type Config, providerOf } from '../config.ts'
import { modelsEndpoint } from './models-endpoint.ts'

/** Speech-to-text as configured, the local model behind it where another one comes first. */
export function speechToText(config: Config): stt.STT[] {
  const { kind, model } = providerOf(config, 'STT')
  const local = () => {
    const { baseUrl, apiKey } = modelsEndpoint(config)
    return new openai.STT({
      baseURL: baseUrl,
      apiKey,
      model: 'moonshine-tiny-en',
      language: 'en',
      useRealtime: false,
    })
  }
  const fallback = config.MODELS_URL ? [local()] : []
  switch (kind) {
    case 'local':
      return [local()]
    case 'openai':
      return [
        new openai.STT({ apiKey: config.OPENAI_API_KEY ?? '', model, language: 'en', useRealtime: false }),
        ...fallback,
      ]
    case 'compatible':
      return [
        new openai.STT({
          baseURL: config.COACH_STT_BASE_URL ?? '',
          apiKey: config.COACH_STT_API_KEY ?? 'none',
          model,
          language: 'en',
          useRealtime: false,
        }),
        ...fallback,
      ]
    case 'livekit':
      return [new inference.STT({ model, language: 'en' }), ...fallback]
  }
}
