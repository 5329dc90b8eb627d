import { type RemoteTrack, type Room, RoomEvent, Track } from 'livekit-client'
import type { Session } from '../call/session.ts'

/** Plays what is said in the room, as loud as it was chosen, by elements within `place`. */
export function playSound({ preferences }: Session, room: Room, place: HTMLElement): () => void {
  const playing = new Set<RemoteTrack>()
  const tune = () => {
    const { volume } = preferences.get()
    for (const track of playing) for (const element of track.attachedElements) element.volume = volume
  }
  const play = (track: RemoteTrack) => {
    if (track.kind !== Track.Kind.Audio || playing.has(track)) return
    playing.add(track)
    place.append(track.attach())
    tune()
  }
  const stop = (track: RemoteTrack) => {
    playing.delete(track)
    for (const element of track.detach()) element.remove()
  }
  for (const participant of room.remoteParticipants.values())
    for (const { track } of participant.trackPublications.values()) if (track) play(track as RemoteTrack)
  room.on(RoomEvent.TrackSubscribed, play).on(RoomEvent.TrackUnsubscribed, stop)
  const unsubscribe = preferences.subscribe(tune)
  return () => {
    room.off(RoomEvent.TrackSubscribed, play).off(RoomEvent.TrackUnsubscribed, stop)
    unsubscribe()
    for (const track of playing) stop(track)
  }
}
