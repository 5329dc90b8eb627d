import type { voice } from '@livekit/agents'

/**
 * The framework sends each event of its session to the page, as a byte stream, for a remote control that this product has not:
 * states, transcripts, tool results and measurements.
 */
export function sendNoSessionEvents<Data>(session: voice.AgentSession<Data>): void {
  const { sessionHost } = session as unknown as SessionInside
  if (sessionHost?.transport) sessionHost.transport.sendMessage = async () => undefined
}

/** What is private in the framework's session. */
interface SessionInside {
  readonly sessionHost?: { readonly transport?: { sendMessage: (message: unknown) => Promise<void> } }
}
