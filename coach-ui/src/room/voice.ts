import { type LocalAudioTrack, type RemoteParticipant, type Room, Track } from 'livekit-client'
import { EarlySpeech } from './early-speech.ts'
import { deliverEarlySpeech, followHearing } from './hearing.ts'
import type { Recording } from './record-track.ts'

/**
 * Brings the user's voice to the coach: live where the coach hears it, and recorded until then, to be sent once the
 * coach is there.
 */
export class Voice {
  readonly #early = new EarlySpeech()
  #track: MediaStreamTrack | undefined
  #room: Room | undefined
  #coach: RemoteParticipant | undefined
  #published: LocalAudioTrack | undefined
  #isSent = false

  /** Whether there is a track that its room does not have yet. */
  get isToBeSent(): boolean {
    return this.#room !== undefined && this.#track !== undefined && !this.#isSent
  }

  /** Whether something was said that no coach has heard. */
  get isKept(): boolean {
    return !this.#early.isEmpty
  }

  /** The track that is the user's voice from now on, and its recording, where that has begun. */
  use(track: MediaStreamTrack, begun?: Recording): void {
    this.#track = track
    this.#isSent = false
    if (this.#coach) void begun?.stop()
    else this.#early.record(track, begun)
  }

  /** Rejects where the room does not take it. */
  async send(): Promise<void> {
    const [room, track] = [this.#room, this.#track]
    if (!room || !track) return
    this.#isSent = true
    this.#follow()
    try {
      if (this.#published) {
        await this.#published.replaceTrack(track, true)
        await this.#published.unmute()
      } else {
        const { audioTrack } = await room.localParticipant.publishTrack(track, {
          source: Track.Source.Microphone,
        })
        if (this.#room === room) this.#published = audioTrack
      }
    } catch (error) {
      if (this.#room === room && this.#track === track) throw error
    }
    // LiveKit turns on what it unmutes.
    this.#follow()
  }

  /** There is no track any more; what was said is kept. In the middle of a reconnection the room may not hear of that. */
  async fallSilent(): Promise<void> {
    this.#early.pause()
    this.#track = undefined
    await this.#published?.mute().catch(() => undefined)
  }

  forget(): void {
    this.#early.discard()
  }

  /** Speaks into a room; what is returned leaves it. */
  join(room: Room): () => void {
    this.#room = room
    const unfollow = followHearing(room, (coach) => this.#heardBy(coach))
    return () => {
      unfollow()
      this.#room = this.#published = this.#coach = undefined
      this.#isSent = false
    }
  }

  #heardBy(coach: RemoteParticipant | undefined): void {
    this.#coach = coach
    const follow = () => this.#follow()
    if (coach && this.#room && this.isKept) {
      void deliverEarlySpeech(this.#room, coach, this.#early, follow).catch(follow)
    } else {
      if (!coach && this.#track) this.#early.record(this.#track)
      follow()
    }
  }

  /** What is recorded is not sent as well: it would be heard twice. */
  #follow(): void {
    if (this.#isSent && this.#track) this.#track.enabled = this.#coach !== undefined && !this.isKept
  }
}
