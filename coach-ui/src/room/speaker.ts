import type { Room } from 'livekit-client'
import { problem } from '../call/problems.ts'
import { feed, type Session } from '../call/session.ts'

/** The system's own speaker has no id as browsers have it; "default" is Chromium's alone, and an error in Firefox. */
export const sinkOf = (speakerId: string): string => (speakerId === 'default' ? '' : speakerId)

/** Plays the coach where it was chosen, and by the system's own speaker once that one is gone. */
export function ownSpeaker(session: Session, room: Room): () => void {
  const { preferences } = session
  let used = preferences.get().speakerId
  const follow = async () => {
    const chosen = preferences.get().speakerId
    if (chosen === used) return
    const before = used
    used = chosen
    const switched = await room.switchActiveDevice('audiooutput', sinkOf(chosen)).catch(() => false)
    if (switched || preferences.get().speakerId !== chosen) return
    feed(session, { type: 'notice', notice: problem('speaker-failed') })
    used = before
    preferences.set({ speakerId: before })
  }
  const check = async () => {
    if (used === 'default') return
    const devices = await navigator.mediaDevices.enumerateDevices()
    const isThere = devices.some(({ kind, deviceId }) => kind === 'audiooutput' && deviceId === used)
    if (!isThere) preferences.set({ speakerId: 'default' })
  }
  const changed = () => void follow()
  const plugged = () => void check().catch(() => undefined)
  const unsubscribe = preferences.subscribe(changed)
  navigator.mediaDevices?.addEventListener('devicechange', plugged)
  return () => {
    unsubscribe()
    navigator.mediaDevices?.removeEventListener('devicechange', plugged)
  }
}
