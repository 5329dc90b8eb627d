import { inference, type llm } from '@livekit/agents'
import * as openai from '@livekit/agents-plugin-openai'
import { type Config, providerOf } from '../config.ts'
import { modelsEndpoint } from './models-endpoint.ts'

/** The chat model as configured, the offline coach behind it where another one comes first. */
export function chatModels(config: Config): llm.LLM[] {
  const { kind, model } = providerOf(config, 'LLM')
  const local = () => {
    const { baseUrl, apiKey } = modelsEndpoint(config)
    return new openai.LLM({ baseURL: baseUrl, apiKey, model: 'kinetra-coach' })
  }
  const fallback = config.MODELS_URL ? [local()] : []
  switch (kind) {
    case 'local':
      return [local()]
    case 'openai':
      return [new openai.LLM({ apiKey: config.OPENAI_API_KEY ?? '', model }), ...fallback]
    case 'compatible':
      return [
        new openai.LLM({
          baseURL: config.COACH_LLM_BASE_URL ?? '',
          apiKey: config.COACH_LLM_API_KEY ?? 'none',
          model,
        }),
        ...fallback,
      ]
    case 'livekit':
      return [new inference.LLM({ model }), ...fallback]
  }
}
