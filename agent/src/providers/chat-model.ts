import { inference, type llm } from '@livekit/agents'
import * as openai from '@livekit/agents-plugin-openai'
import OpenAI from 'openai'
import { type Config, providerOf } from '../config.ts'
import { type ChatClient, FallbackChat } from './fallback-chat.ts'
import { modelsEndpoint } from './models-endpoint.ts'
import { newHabits, regularFetch, type ServerHabits, type ServerRules } from './wire/regular-fetch.ts'

/** A coach repeats itself little and invents less. */
const TEMPERATURE = 0.3
/** A guard of the bill, with room for a short thought; how long an answer is to the ear, `FallbackChat` decides. */
const MOST_TOKENS = 1500
/** About 6,000 tokens beside the instructions and the tools. */
const MOST_CHARACTERS = 24_000

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
    case 'openai': {
      const endpoint = { baseURL: config.OPENAI_BASE_URL, apiKey: config.OPENAI_API_KEY ?? '' }
      const hosted = hostedModel({ ...endpoint, model }, newHabits(), {
        inTurns: false,
        hasStrictMode: true,
      })
      return new FallbackChat([hosted, ...fallback])
    }
    case 'compatible': {
      const endpoint = {
        baseURL: config.COACH_LLM_BASE_URL ?? '',
        apiKey: config.COACH_LLM_API_KEY ?? 'none',
      }
      // The older name of the limit is the one that all of them know.
      const habits = { ...newHabits(), refused: new Set(['max_completion_tokens']) }
      return new FallbackChat([
        hostedModel({ ...endpoint, model }, habits, { inTurns: true, hasStrictMode: false }),
        ...fallback,
      ])
    }
    case 'livekit': {
      const modelOptions = { temperature: TEMPERATURE, max_completion_tokens: MOST_TOKENS }
      return new FallbackChat([() => new inference.LLM({ model, modelOptions }), ...fallback])
    }
  }
}

interface Hosted {
  readonly baseURL: string
  readonly apiKey: string
  readonly model: string
}

/** Clients of a model that others serve, all with what is known of its server. */
function hostedModel(
  { baseURL, apiKey, model }: Hosted,
  habits: ServerHabits,
  rules: Omit<ServerRules, 'mostCharacters'>,
): ChatClient {
  const wire = regularFetch({ ...rules, mostCharacters: MOST_CHARACTERS }, habits)
  return () =>
    new openai.LLM({
      model,
      // The plugin has a copy of the client of its own, which TypeScript takes for another class.
      client: new OpenAI({ baseURL, apiKey, maxRetries: 0, fetch: wire }) as never,
      temperature: TEMPERATURE,
      maxCompletionTokens: MOST_TOKENS,
    })
}
