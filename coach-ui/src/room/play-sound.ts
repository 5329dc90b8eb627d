import { type RemoteAudioTrack, type RemoteTrack, type Room, RoomEvent, Track } from 'livekit-client'
import type { Session } from '../call/session.ts'

/** Whether elements are as loud as the device says, whatever a page asks for: so on iOS, where Web Audio is not. */
export function hasFixedVolume(): boolean {
  const element = document.createElement('audio')
  element.volume = 0.5
  return element.volume !== 0.5
}

/** Plays what is said in the room, as loud as it was chosen, by elements within `place`. */
export function playSound({ preferences }: Session, room: Room, place: HTMLElement): () => void {
  const playing = new Set<RemoteAudioTrack>()
  const tune = () => {
    const { volume } = preferences.get()
    for (const track of playing) track.setVolume(volume)
  }
  const play = (track: RemoteTrack) => {
    const audio = track as RemoteAudioTrack
    if (track.kind !== Track.Kind.Audio || playing.has(audio)) return
    playing.add(audio)
    place.append(track.attach())
    tune()
  }
  const stop = (track: RemoteTrack) => {
    playing.delete(track as RemoteAudioTrack)
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
