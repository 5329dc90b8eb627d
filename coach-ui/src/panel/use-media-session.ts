import type { Room } from 'livekit-client'
import { useEffect } from 'react'
import { hangUp } from '../call/hang-up.ts'
import { toggleMicrophone } from '../call/microphone-wish.ts'
import { useLabels, useSession, useView } from './use-session.ts'

/** Safari's, by which sound is played and captured at once and goes where a call's does. */
interface AudioSession {
  type: string
}

/**
 * The call as the system sees it: a headset's button mutes and ends it, the lock screen names it, and on a phone the
 * sound goes the way of a call.
 */
export function useMediaSession(room: Room): void {
  const session = useSession()
  const { inCall } = useLabels()
  const isOpen = useView(({ microphone }) => microphone.capture === 'open')
  useEffect(() => {
    const { audioSession } = navigator as { audioSession?: AudioSession }
    if (!audioSession) return
    audioSession.type = 'play-and-record'
    return () => {
      audioSession.type = 'auto'
    }
  }, [])
  useEffect(() => {
    const { mediaSession } = navigator
    if (!mediaSession) return
    const toggle = () => toggleMicrophone(session)
    const end = () => void hangUp(session, room)
    // Headsets know play and pause, and some of them stop; the others are of windows that float above.
    const handlers = { play: toggle, pause: toggle, togglemicrophone: toggle, stop: end, hangup: end }
    const handle = (handlerOf: (name: keyof typeof handlers) => (() => void) | null) => {
      for (const name of Object.keys(handlers) as (keyof typeof handlers)[]) {
        try {
          mediaSession.setActionHandler(name as MediaSessionAction, handlerOf(name))
        } catch {
          // A browser that does not know the action never asks for it.
        }
      }
    }
    const before = mediaSession.metadata
    mediaSession.metadata = new MediaMetadata({ title: inCall })
    mediaSession.playbackState = 'playing'
    handle((name) => handlers[name])
    return () => {
      handle(() => null)
      mediaSession.metadata = before
      mediaSession.playbackState = 'none'
    }
  }, [session, room, inCall])
  useEffect(() => {
    void navigator.mediaSession?.setMicrophoneActive?.(isOpen)
  }, [isOpen])
}
