import { useLocalParticipant, useRoomContext } from '@livekit/components-react'
import { useEffect } from 'react'
import { settingsStore } from '../settings/settings-store.ts'
import { feed } from './call-store.ts'
import { problem } from './problems.ts'

/** Notices a microphone that the system mutes, and one that is unplugged, and goes on with the default. */
export function useMicrophoneWatch(): void {
  const room = useRoomContext()
  const { microphoneTrack } = useLocalParticipant()
  const track = microphoneTrack?.track?.mediaStreamTrack
  useEffect(() => {
    if (!track) return
    const muted = () => feed({ type: 'notice', notice: problem('microphone-muted') })
    const unmuted = () => feed({ type: 'clear-notice', code: 'microphone-muted' })
    if (track.muted) muted()
    track.addEventListener('mute', muted)
    track.addEventListener('unmute', unmuted)
    return () => {
      track.removeEventListener('mute', muted)
      track.removeEventListener('unmute', unmuted)
    }
  }, [track])
  useEffect(() => {
    const devices = navigator.mediaDevices
    if (!devices) return
    const check = async () => {
      const present = await devices.enumerateDevices()
      for (const kind of ['audioinput', 'audiooutput'] as const) {
        const chosen = room.getActiveDevice(kind)
        if (!chosen || chosen === 'default') continue
        if (present.some((device) => device.kind === kind && device.deviceId === chosen)) continue
        await room.switchActiveDevice(kind, 'default').catch(() => false)
        settingsStore.set(kind === 'audioinput' ? { microphoneId: 'default' } : { speakerId: 'default' })
        if (kind === 'audioinput') feed({ type: 'notice', notice: problem('microphone-unplugged') })
      }
    }
    const listen = () => void check()
    devices.addEventListener('devicechange', listen)
    return () => devices.removeEventListener('devicechange', listen)
  }, [room])
}
