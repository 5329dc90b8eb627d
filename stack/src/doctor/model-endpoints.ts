import type { DoctorContext } from './context.ts'

export type Stage = 'STT' | 'LLM' | 'TTS'

/** Where a stage of the coach gets its answers, and which setting holds the key. */
export interface ModelEndpoint {
  readonly kind: 'local' | 'openai' | 'compatible' | 'livekit'
  readonly model: string
  readonly baseUrl: string
  readonly apiKey: string
  readonly keyVariable: string
  readonly addressVariable: string
  readonly voice: string
}

const OPENAI = 'https://api.openai.com/v1'
const DEFAULTS = {
  openai: { STT: 'gpt-4o-transcribe', LLM: 'gpt-4.1-mini', TTS: 'gpt-4o-mini-tts' },
  local: { STT: 'moonshine-tiny-en', LLM: 'kinetra-coach', TTS: 'piper-joe' },
} as const

/** As the agent chooses it: what is named, else OpenAI where its key is there, else the local models. */
export function endpointOf({ env }: DoctorContext, stage: Stage): ModelEndpoint {
  const named = /^(local|openai|compatible|livekit)\/(.+)$/.exec(env[`COACH_${stage}`] ?? '')
  const kind = (named?.[1] ?? (env.OPENAI_API_KEY ? 'openai' : 'local')) as ModelEndpoint['kind']
  const model = named?.[2] ?? DEFAULTS[kind === 'openai' ? 'openai' : 'local'][stage]
  const own = env.COACH_TTS_VOICE
  switch (kind) {
    case 'local':
      return {
        ...{ kind, model, baseUrl: env.MODELS_URL ?? '', apiKey: env.MODELS_API_KEY ?? '' },
        ...{ keyVariable: 'MODELS_API_KEY', addressVariable: 'MODELS_URL', voice: 'joe' },
      }
    case 'compatible':
      return {
        ...{ kind, model, baseUrl: env[`COACH_${stage}_BASE_URL`] ?? '' },
        ...{ apiKey: env[`COACH_${stage}_API_KEY`] ?? 'none', keyVariable: `COACH_${stage}_API_KEY` },
        ...{ addressVariable: `COACH_${stage}_BASE_URL`, voice: own ?? 'alloy' },
      }
    default:
      return {
        ...{ kind, model, baseUrl: env.OPENAI_BASE_URL ?? OPENAI, apiKey: env.OPENAI_API_KEY ?? '' },
        ...{ keyVariable: 'OPENAI_API_KEY', addressVariable: 'OPENAI_API_KEY', voice: own ?? 'ash' },
      }
  }
}
