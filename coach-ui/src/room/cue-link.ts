import { CALL_EVENTS_TOPIC } from '@kinetra/protocol/call-events'
import { CUES_TOPIC, type CueSettings, DEFAULT_CUE_SETTINGS } from '@kinetra/protocol/cues'
import { type RemoteParticipant, type Room, RoomEvent } from 'livekit-client'
import type { Session } from '../call/session.ts'
import { keepTold } from './keep-told.ts'
import { playTone } from './play-tone.ts'
import { readCallEvent } from './room-call-events.ts'

/**
 * Cues of a workout that is being recorded: tells the coach how readily and with which sound the user wants them, takes
 * over what the user changes by voice, and plays the tones of who wants no voice.
 */
export function linkCues({ preferences }: Session, room: Room): () => void {
  let settings: CueSettings = DEFAULT_CUE_SETTINGS
  const told = keepTold(room, CUES_TOPIC, () => {
    const { cueChattiness: chattiness, cueSound: sound } = preferences.get()
    settings = { ...settings, chattiness, sound }
    return settings
  })
  const listen = (payload: Uint8Array, from?: RemoteParticipant, _kind?: unknown, topic?: string) => {
    if (topic !== CALL_EVENTS_TOPIC || !from?.isAgent) return
    const event = readCallEvent(payload)
    if (event?.kind === 'cue' && event.sound === 'tones') playTone(event.tone, preferences.get().volume)
    if (event?.kind !== 'cue-settings') return
    settings = event.settings
    told.knows(settings)
    preferences.set({ cueChattiness: settings.chattiness, cueSound: settings.sound })
  }
  const unsubscribe = preferences.subscribe(told.tell)
  room.on(RoomEvent.DataReceived, listen)
  return () => {
    unsubscribe()
    told.stop()
    room.off(RoomEvent.DataReceived, listen)
  }
}
