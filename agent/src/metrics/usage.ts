import type { metrics } from '@livekit/agents'
import type { Observation } from './observation.ts'

/** What providers bill for: tokens, seconds of sound, and characters, by who provided them. */
export function usageOf(measured: metrics.AgentMetrics): Observation[] {
  switch (measured.type) {
    case 'llm_metrics':
      return used('chat_model', measured.metadata, {
        input_tokens: measured.promptTokens - measured.promptCachedTokens,
        cached_input_tokens: measured.promptCachedTokens,
        output_tokens: measured.completionTokens,
      })
    case 'stt_metrics':
      return used('speech_to_text', measured.metadata, { seconds: measured.audioDurationMs / 1000 })
    case 'tts_metrics':
      return used('text_to_speech', measured.metadata, {
        seconds: measured.audioDurationMs / 1000,
        characters: measured.charactersCount,
      })
    case 'realtime_model_metrics':
      return used('speech_to_speech', measured.metadata, {
        input_tokens: measured.inputTokens,
        output_tokens: measured.outputTokens,
      })
    default:
      return []
  }
}

type Used = Extract<Observation, { kind: 'usage' }>

function used(
  stage: Used['stage'],
  metadata: metrics.MetricsMetadata | undefined,
  amounts: Partial<Record<Used['unit'], number>>,
): Observation[] {
  const provider = metadata?.modelProvider ?? 'unknown'
  return Object.entries(amounts).flatMap(([unit, amount]) =>
    amount > 0 ? [{ kind: 'usage', stage, provider, unit: unit as Used['unit'], amount }] : [],
  )
}
