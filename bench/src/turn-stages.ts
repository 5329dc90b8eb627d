import type { ReceivedSpan } from '@kinetra/agent/testing/trace-sink'
import type { Row } from './measured.ts'
import type { SpokenTurn } from './spoken-turns.ts'

/** What the coach traced, in the order in which it happens in a turn, and which end of it counts. */
const STAGES = [
  ['end of speech found', 'user_speaking', 'endMs'],
  ['transcript there, chat model asked', 'llm_node', 'startMs'],
  ['voice asked', 'tts_request', 'startMs'],
  ['turn ended', 'user_turn', 'endMs'],
  ['first sound sent', 'agent_speaking', 'startMs'],
] as const

/** When each stage was reached, after the last voiced sample, or before it in a turn that was cut off; the latest of its kind that is before the answer was heard. */
export function stageRows(turns: readonly SpokenTurn[], spans: readonly ReceivedSpan[]): Row[] {
  return STAGES.map(([what, name, at]) => ({
    name: what,
    unit: 'ms',
    values: turns.filter(isAnswered).flatMap(({ beganMs, spokenMs, heardMs }) => {
      const times = spans.filter((span) => span.name === name).map((span) => span[at])
      const latest = Math.max(...times.filter((time) => time > beganMs && time <= heardMs))
      return Number.isFinite(latest) ? [latest - spokenMs] : []
    }),
  }))
}

const isAnswered = ({ heardMs }: SpokenTurn) => Number.isFinite(heardMs)
