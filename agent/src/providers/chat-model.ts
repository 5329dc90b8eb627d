import { inference, type llm } from '@livekit/agents'
import * as openai from '@livekit/agents-plugin-openai'
import { type Config, providerOf } from '../config.ts'
import { type ChatClient, FallbackChat } from './fallback-chat.ts'
import { modelsEndpoint } from './models-endpoint.ts'

/** The chat model as configured, the offline coach behind it where another one comes first. */
export function chatModel(config: Config): llm.LLM {
  const { kind, model } = providerOf(config, 'LLM')
  const local: ChatClient = () => {
    const { baseUrl, apiKey } = modelsEndpoint(config)
    return new openai.LLM({ baseURL: baseUrl, apiKey, model: 'kinetra-coach' })
  }
  const fallback = config.MODELS_URL ? [local] : []
  switch (kind) {
    case 'local':
      return new FallbackChat([local])
    case 'openai':
      return new FallbackChat([
        () => new openai.LLM({ baseURL: config.OPENAI_BASE_URL, apiKey: config.OPENAI_API_KEY ?? '', model }),
        ...fallback,
      ])
    case 'compatible': {
      const baseURL = config.COACH_LLM_BASE_URL ?? ''
      const apiKey = config.COACH_LLM_API_KEY ?? 'none'
      return new FallbackChat([() => new openai.LLM({ baseURL, apiKey, model }), ...fallback])
    }
    case 'livekit':
      return new FallbackChat([() => new inference.LLM({ model }), ...fallback])
  }
}
