import type { voice } from '@livekit/agents'

const SILENT_FOR_MS = 700
const LOOKING = 'Let me look.'

/** Says that the coach is looking, if and only if that takes so long that silence would feel broken. */
export async function thinkAloud<Result, Data>(
  session: voice.AgentSession<Data>,
  work: Promise<Result>,
): Promise<Result> {
  const timer = setTimeout(() => {
    // Without a voice (a conversation in text) there is no silence to fill.
    if (session.output.audio) session.say(LOOKING, { addToChatCtx: false })
  }, SILENT_FOR_MS)
  try {
    return await work
  } finally {
    clearTimeout(timer)
  }
}
