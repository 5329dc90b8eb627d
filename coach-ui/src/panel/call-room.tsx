import { type ReactNode, useEffect, useRef } from 'react'
import { withUnansweredWaiting } from '../call/captions.ts'
import { rememberCall } from '../call/microphone-wish.ts'
import { changeLines, feed } from '../call/session.ts'
import { deliverTyped } from '../call/typed-messages.ts'
import { playSound } from '../room/play-sound.ts'
import { useCoachStatus } from './use-coach-status.ts'
import { useHoldToTalk } from './use-hold-to-talk.ts'
import { useMediaSession } from './use-media-session.ts'
import { useCoachInRoom, useRoom } from './use-room.ts'
import { useSession, useView } from './use-session.ts'
import { useWakeLock } from './use-wake-lock.ts'

const REMEMBER_MS = 5000

/** What the panel does as long as there is a room: sound, who is there, and remembering the call. */
export function CallRoom({ children }: { children: ReactNode }) {
  const session = useSession()
  const room = useRoom()
  const { isThere: present } = useCoachInRoom()
  const sound = useRef<HTMLDivElement>(null)
  const phase = useView((view) => view.call.phase)
  const callId = useView((view) => view.call.ticket?.callId ?? null)

  useEffect(() => {
    if (present) feed(session, { type: 'coach-joined', nowMs: Date.now() })
    else {
      feed(session, { type: 'coach-left' })
      changeLines(session, withUnansweredWaiting)
    }
  }, [session, present])
  useEffect(() => (sound.current ? playSound(session, room, sound.current) : undefined), [session, room])
  useEffect(() => {
    if (phase === 'live') void deliverTyped(session, room)
  }, [session, phase, room])
  useEffect(() => {
    const remember = () => rememberCall(session)
    const timer = setInterval(remember, REMEMBER_MS)
    window.addEventListener('pagehide', remember)
    return () => {
      clearInterval(timer)
      window.removeEventListener('pagehide', remember)
    }
  }, [session])
  useCoachStatus(callId, phase === 'waiting')
  useHoldToTalk()
  useWakeLock()
  useMediaSession(room)
  return (
    <>
      <div ref={sound} hidden />
      {children}
    </>
  )
}
