import type { voice } from '@livekit/agents'

type Session = Pick<voice.AgentSession, 'interrupt' | 'generateReply'>

/**
 * Answers typed messages. Those that come while the session still starts, for a user may be in the room
 * first, wait for it and are answered as one; the framework's own way would lose them.
 */
export function createTypedInput() {
  let early: string[] | null = []
  const answer = (session: Session, text: string) => {
    session.interrupt()
    session.generateReply({ userInput: text })
  }
  return {
    callback(session: Session, { text }: { readonly text: string }): void {
      if (early) early.push(text)
      else answer(session, text)
    },
    /** The session has started. */
    started(session: Session): void {
      const waiting = early ?? []
      early = null
      if (waiting.length > 0) answer(session, waiting.join('\n'))
    },
  }
}
