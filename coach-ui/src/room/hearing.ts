import { EARLY_SPEECH_MIME_TYPE, EARLY_SPEECH_RATE, EARLY_SPEECH_TOPIC } from '@kinetra/protocol/early-speech'
import { type RemoteParticipant, type Room, RoomEvent } from 'livekit-client'
import { agentOf } from './agent-of.ts'
import type { EarlySpeech } from './early-speech.ts'

/** A server that does not say who has subscribed is not waited for. */
const SUBSCRIBED_WITHIN_MS = 1500

/** Tells which coach hears this microphone: it is in the room, and has subscribed to the track. */
export function followHearing(
  room: Room,
  onChange: (coach: RemoteParticipant | undefined) => void,
): () => void {
  let hearing: RemoteParticipant | undefined
  let isSubscribed = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const look = () => {
    const agent = agentOf(room)
    const coach = agent?.isActive ? agent : undefined
    if (coach && !isSubscribed && room.localParticipant.trackPublications.size > 0)
      timer ??= setTimeout(subscribed, SUBSCRIBED_WITHIN_MS)
    const now = coach && isSubscribed ? coach : undefined
    if (now === hearing) return
    hearing = now
    onChange(now)
  }
  const subscribed = () => {
    isSubscribed = true
    look()
  }
  // LiveKit tells of it just before `isActive` does.
  const lookNext = () => queueMicrotask(look)
  const changes = [
    RoomEvent.ParticipantConnected,
    RoomEvent.ParticipantDisconnected,
    RoomEvent.LocalTrackPublished,
    RoomEvent.Connected,
  ] as const
  for (const change of changes) room.on(change, look)
  room.on(RoomEvent.ParticipantActive, lookNext)
  room.on(RoomEvent.LocalTrackSubscribed, subscribed)
  look()
  return () => {
    clearTimeout(timer)
    for (const change of changes) room.off(change, look)
    room.off(RoomEvent.ParticipantActive, lookNext)
    room.off(RoomEvent.LocalTrackSubscribed, subscribed)
  }
}

/**
 * Sends what was said early to the coach that has come. The coach is told of it first, so that it holds back what it
 * hears from then on; `goLive` is called in the moment in which the recording ends, so that no sound is in neither
 * or in both.
 */
export async function deliverEarlySpeech(
  room: Room,
  coach: RemoteParticipant,
  speech: EarlySpeech,
  goLive: () => void,
): Promise<void> {
  const writer = await room.localParticipant
    .streamBytes({
      name: 'early-speech',
      topic: EARLY_SPEECH_TOPIC,
      mimeType: EARLY_SPEECH_MIME_TYPE,
      destinationIdentities: [coach.identity],
      attributes: { sampleRate: String(EARLY_SPEECH_RATE), channels: '1' },
    })
    .catch(() => undefined)
  const taken = speech.take()
  goLive()
  const samples = await taken
  await writer?.write(new Uint8Array(samples.buffer))
  await writer?.close()
}
