import { type ReadableStream, WritableStream } from 'node:stream/web'
import type { voice } from '@livekit/agents'
import type { AudioFrame } from '@livekit/rtc-node'

/**
 * The framework copies the microphone for recognition and voice activity too. A speech-to-speech model has
 * neither, so nobody reads the copies, and they would pile up for the whole call.
 */
export function discardUnread<Data>(session: voice.AgentSession<Data>): void {
  const activity: AgentActivityInside = session.currentAgent.getActivityOrThrow() as object
  const { sttInputStream, vadInputStream } = activity.audioRecognition ?? {}
  for (const copy of [sttInputStream, vadInputStream]) {
    // Ends with the call; a framework that reads them itself has locked them.
    copy?.pipeTo(new WritableStream()).catch(() => undefined)
  }
}

/** What is private in the framework's activity. */
interface AgentActivityInside {
  readonly audioRecognition?: {
    readonly sttInputStream?: ReadableStream<AudioFrame>
    readonly vadInputStream?: ReadableStream<AudioFrame>
  }
}
