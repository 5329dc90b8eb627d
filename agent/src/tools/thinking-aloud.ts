import type { voice } from '@livekit/agents'
import type { CallState } from '../call/call-state.ts'

const SILENT_FOR_MS = 700
export const LOOKING = 'Let me look.'

/** Says that the coach is looking, if and only if that takes so long that silence would feel broken. */
export async function thinkAloud<Result>(
  session: voice.AgentSession<CallState>,
  work: Promise<Result>,
): Promise<Result> {
  // Without a voice (a conversation in text) there is no silence to fill.
  if (session.output.audio && (await isSlow(work))) session.userData.floor.say(LOOKING)
  return await work
}

/** Resolves with whether a work takes so long, as soon as that is known. */
export async function isSlow(work: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const slow = new Promise<boolean>((done) => {
    timer = setTimeout(() => done(true), SILENT_FOR_MS)
  })
  const finished = work.then(
    () => false,
    () => false,
  )
  try {
    return await Promise.race([finished, slow])
  } finally {
    clearTimeout(timer)
  }
}
