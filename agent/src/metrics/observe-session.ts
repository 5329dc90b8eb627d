import { type metrics, voice } from '@livekit/agents'
import type { CallState } from '../call/call-state.ts'
import type { Observation } from './observation.ts'
import { type Report, report } from './report.ts'
import { usageOf } from './usage.ts'

/**
 * Reports what happens in a call's session to the worker, which serves the figures at /metrics. Tools tell
 * for themselves (`timedTool`), because not all of them are run by the session.
 */
export function observeSession(session: voice.AgentSession<CallState>, tell: Report = report): void {
  const happened = voice.AgentSessionEventTypes
  tell({ kind: 'call' })
  session.on(happened.MetricsCollected, (event) => {
    for (const seen of [...stagesOf(event.metrics), ...usageOf(event.metrics)]) tell(seen)
  })
  session.on(happened.ConversationItemAdded, ({ item }) => {
    if (item.type !== 'message' || (item.role !== 'user' && item.role !== 'assistant')) return
    tell({ kind: 'turn', who: item.role === 'user' ? 'user' : 'coach' })
    if (item.interrupted) tell({ kind: 'interruption' })
    const latency = item.metrics?.e2eLatency
    if (latency !== undefined && latency >= 0) tell({ kind: 'stage', stage: 'end_to_end', seconds: latency })
  })
  session.on(happened.Error, ({ error, source }) => {
    const provider = source && 'provider' in source ? source.provider : 'unknown'
    tell({ kind: 'error', source: error.type.replace(/_error$/, ''), provider })
  })
}

/** The times in a measurement of the framework, in seconds; it says 0 or less for what did not happen. */
function stagesOf(measured: metrics.AgentMetrics): Observation[] {
  switch (measured.type) {
    case 'eou_metrics':
      return stage('end_of_turn', measured.endOfUtteranceDelayMs)
    case 'stt_metrics':
      return measured.streamed ? [] : stage('speech_to_text', measured.durationMs)
    case 'llm_metrics':
      return measured.cancelled ? [] : stage('chat_model', measured.ttftMs)
    case 'tts_metrics':
      return measured.cancelled ? [] : stage('text_to_speech', measured.ttfbMs)
    case 'realtime_model_metrics':
      return stage('speech_to_speech', measured.ttftMs)
    default:
      return []
  }
}

function stage(name: Extract<Observation, { kind: 'stage' }>['stage'], milliseconds: number): Observation[] {
  return milliseconds > 0 ? [{ kind: 'stage', stage: name, seconds: milliseconds / 1000 }] : []
}
