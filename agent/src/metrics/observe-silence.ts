import { voice } from '@livekit/agents'
import type { CallState } from '../call/call-state.ts'
import { type Report, report } from './report.ts'

/** Nobody waits longer than this in good faith; an answer begins within two seconds. */
const SILENT_FOR_MS = 8000

/** Reports each turn of the user after which neither coach nor user says anything. */
export function observeSilence(
  session: voice.AgentSession<CallState>,
  tell: Report = report,
  silentForMs = SILENT_FOR_MS,
): void {
  const happened = voice.AgentSessionEventTypes
  let waiting: NodeJS.Timeout | undefined
  const heard = () => clearTimeout(waiting)
  session.on(happened.ConversationItemAdded, ({ item }) => {
    heard()
    if (item.type !== 'message' || item.role !== 'user') return
    waiting = setTimeout(() => tell({ kind: 'false_silence' }), silentForMs).unref()
  })
  session.on(happened.AgentStateChanged, ({ newState }) => {
    if (newState === 'speaking') heard()
  })
  session.on(happened.UserStateChanged, ({ newState }) => {
    // Who has left waits for nothing.
    if (newState !== 'listening') heard()
  })
  session.once(happened.Close, heard)
}
