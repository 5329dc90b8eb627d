import type { ReceivedSpan } from '@kinetra/agent/testing/trace-sink'
import type { Row } from './table.ts'

/** A turn as the bench saw it, in milliseconds of the clock. */
export interface MeasuredTurn {
  /** When the last voiced sample was sent. */
  readonly spokenMs: number
  /** When the first sound of the answer was received. */
  readonly heardMs: number
}

/** What the coach traced, in the order in which it happens in a turn, and which end of it counts. */
const STAGES = [
  ['end of speech found', 'user_speaking', 'endMs'],
  ['chat model asked with the last words', 'llm_node', 'startMs'],
  ['voice asked', 'tts_request', 'startMs'],
  ['turn ended', 'user_turn', 'endMs'],
  ['first sound sent', 'agent_speaking', 'startMs'],
] as const

/** When each stage was reached, after the last voiced sample; the latest of its kind that is before the answer was heard. */
export function stageRows(turns: readonly MeasuredTurn[], spans: readonly ReceivedSpan[]): Row[] {
  return STAGES.map(([what, name, at]) => ({
    name: what,
    unit: 'ms',
    values: turns.flatMap(({ spokenMs, heardMs }) => {
      const times = spans.filter((span) => span.name === name).map((span) => span[at])
      const latest = Math.max(...times.filter((time) => time > spokenMs - 500 && time <= heardMs))
      return Number.isFinite(latest) ? [latest - spokenMs] : []
    }),
  }))
}
