import { RoomAudioRenderer, useRoomContext, useVoiceAssistant } from '@livekit/components-react'
import { RoomEvent } from 'livekit-client'
import { type ReactNode, useEffect } from 'react'
import { rememberCall } from '../coach/call-memory.ts'
import { useStore } from '../page-context/store.ts'
import { settingsStore } from '../settings/settings-store.ts'
import { callStore, changeLines, feed } from './call-store.ts'
import { withUnansweredWaiting } from './captions.ts'
import { linkPage } from './page-link.ts'
import { followCallEvents } from './room-call-events.ts'
import { followTranscripts } from './room-transcripts.ts'
import { deliverTyped } from './typed-messages.ts'
import { useCoachStatus } from './use-coach-status.ts'
import { useHoldToTalk } from './use-hold-to-talk.ts'
import { useMicrophoneWatch } from './use-microphone-watch.ts'
import { useWakeLock } from './use-wake-lock.ts'

const REMEMBER_MS = 5000

/** Everything that lives as long as the room: sound, transcripts, the page's link, and who is there. */
export function CallRoom({ children }: { children: ReactNode }) {
  const room = useRoomContext()
  const { agent } = useVoiceAssistant()
  const present = agent !== undefined
  const volume = useStore(settingsStore, (settings) => settings.volume)
  const phase = useStore(callStore, (view) => view.call.phase)
  const callId = useStore(callStore, (view) => view.call.ticket?.callId ?? null)

  useEffect(() => {
    const stops = [followTranscripts(room), followCallEvents(room), linkPage(room)]
    const lost = () => feed({ type: 'reconnecting' })
    const back = () => feed({ type: 'reconnected' })
    const sound = () => {
      if (room.canPlaybackAudio) feed({ type: 'clear-notice', code: 'sound-blocked' })
    }
    room.on(RoomEvent.Reconnecting, lost).on(RoomEvent.SignalReconnecting, lost)
    room.on(RoomEvent.Reconnected, back).on(RoomEvent.AudioPlaybackStatusChanged, sound)
    return () => {
      for (const stop of stops) stop()
      room.off(RoomEvent.Reconnecting, lost).off(RoomEvent.SignalReconnecting, lost)
      room.off(RoomEvent.Reconnected, back).off(RoomEvent.AudioPlaybackStatusChanged, sound)
    }
  }, [room])
  useEffect(() => {
    if (present) feed({ type: 'coach-joined', nowMs: Date.now() })
    else {
      feed({ type: 'coach-left' })
      changeLines(withUnansweredWaiting)
    }
  }, [present])
  useEffect(() => {
    if (phase === 'live') void deliverTyped(room)
  }, [phase, room])
  useEffect(() => {
    if (!callId) return
    const remember = () => rememberCall(callId)
    const timer = setInterval(remember, REMEMBER_MS)
    window.addEventListener('pagehide', remember)
    return () => {
      clearInterval(timer)
      window.removeEventListener('pagehide', remember)
    }
  }, [callId])
  useCoachStatus(callId, phase === 'waiting')
  useMicrophoneWatch()
  useHoldToTalk()
  useWakeLock()
  return (
    <>
      <RoomAudioRenderer volume={volume} />
      {children}
    </>
  )
}
