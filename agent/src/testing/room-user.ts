import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { CALL_EVENTS_TOPIC, type CallEvent, callEvent } from '@kinetra/protocol/call-events'
import { PAGE_TOPIC, type PageContext } from '@kinetra/protocol/page'
import {
  AudioFrame,
  AudioSource,
  AudioStream,
  LocalAudioTrack,
  Room,
  RoomEvent,
  TrackKind,
  TrackPublishOptions,
  TrackSource,
} from '@livekit/rtc-node'
import { MICROPHONE_RATE } from './spoken-question.ts'

const FRAME_MS = 10
/** What the microphone is given ahead of its time. */
const AHEAD_MS = 300
const FRAME = (MICROPHONE_RATE * FRAME_MS) / 1000
/** Sound of the coach above this is heard. */
const AUDIBLE = 300

/** Nobody waits for the coach longer than this without a sign (docs/failures.md). */
export const MOST_SILENT_MS = 2500
/** The session with its user, LiveKit, and a provider: each is kept from its work as this process is. */
const PROCESSES = 3

/** A user in a room: has a microphone, hears the coach, reads its captions, and gets what the page is told. */
export class RoomUser {
  readonly room = new Room()
  /** When the coach was heard, as times of `performance.now()`. */
  readonly heardAt: number[] = []
  readonly captions: string[] = []
  readonly told: CallEvent[] = []
  // Its queue plays by a clock of its own: a process that is kept from the processor says nothing in pieces.
  readonly #source = new AudioSource(MICROPHONE_RATE, 1, 2 * AHEAD_MS)
  #saying: Int16Array[] = []
  #hasSaid: (() => void) | undefined
  #hasLeft = false
  /** How late this process was for what it was to do, since the user last said something. */
  readonly #lateness = monitorEventLoopDelay()

  static async join(url: string, token: string): Promise<RoomUser> {
    const user = new RoomUser()
    await user.#connect(url, token)
    return user
  }

  get notices(): string[] {
    return this.told.flatMap((event) => (event.kind === 'notice' ? [event.message] : []))
  }

  /** Speaks; resolves with the time of the last sample. */
  async say(sound: Int16Array): Promise<number> {
    for (let at = 0; at < sound.length; at += FRAME) {
      const frame = new Int16Array(FRAME)
      frame.set(sound.subarray(at, at + FRAME))
      this.#saying.push(frame)
    }
    await new Promise<void>((done) => {
      this.#hasSaid = done
    })
    await sleep(this.#source.queuedDuration)
    this.#lateness.reset()
    return performance.now()
  }

  /** @param place where on the page it is typed, where the page says so. */
  async type(text: string, place?: PageContext): Promise<number> {
    const attributes = place && { [PAGE_TOPIC]: JSON.stringify(place) }
    await this.room.localParticipant?.sendText(text, { topic: 'lk.chat', ...(attributes && { attributes }) })
    this.#lateness.reset()
    return performance.now()
  }

  /** The longest silence of the coach from a time until another, both ends included, in milliseconds. */
  longestSilence(from: number, until: number): number {
    const times = [from, ...this.heardAt.filter((at) => at > from && at < until), until]
    return Math.max(...times.slice(1).map((at, index) => at - (times[index] ?? at)))
  }

  /**
   * The longest silence since the user said something until the coach was last heard, in milliseconds, without what a busy
   * machine kept from those who take part: that is no silence of the coach's.
   * @param asked what `say` or `type` returned.
   */
  silenceOfCoach(asked: number): number {
    return this.longestSilence(asked, this.heardAt.at(-1) ?? 0) - (PROCESSES * this.#lateness.max) / 1e6
  }

  hasHeardSince(time: number): boolean {
    return (this.heardAt.at(-1) ?? 0) > time
  }

  async leave(): Promise<void> {
    this.#hasLeft = true
    this.#lateness.disable()
    await this.room.disconnect()
  }

  async #connect(url: string, token: string): Promise<void> {
    this.#lateness.enable()
    this.room.on(RoomEvent.TrackSubscribed, (track) => {
      // Made while the room still hands it over: it catches that a track is gone again.
      if (track.kind === TrackKind.KIND_AUDIO) void this.#listen(new AudioStream(track, MICROPHONE_RATE, 1))
    })
    this.room.on(RoomEvent.DataReceived, (payload: Uint8Array, _?: unknown, __?: unknown, topic?: string) => {
      if (topic === CALL_EVENTS_TOPIC)
        this.told.push(callEvent.parse(JSON.parse(new TextDecoder().decode(payload))))
    })
    this.room.registerTextStreamHandler('lk.transcription', (reader, { identity }) => {
      if (identity === this.room.localParticipant?.identity) return
      void reader.readAll().then(
        (text) => this.captions.push(text),
        () => undefined,
      )
    })
    this.room.registerByteStreamHandler('lk.agent.session', () => undefined)
    await this.room.connect(url, token, { autoSubscribe: true, dynacast: false })
    const track = LocalAudioTrack.createAudioTrack('microphone', this.#source)
    const options = new TrackPublishOptions({ source: TrackSource.SOURCE_MICROPHONE })
    await this.room.localParticipant?.publishTrack(track, options)
    void this.#feed()
  }

  /** Keeps the microphone's queue filled: silence where nothing is said. */
  async #feed(): Promise<void> {
    while (!this.#hasLeft) {
      if (this.#source.queuedDuration >= AHEAD_MS) {
        await sleep(FRAME_MS)
        continue
      }
      const samples = this.#saying.shift() ?? new Int16Array(FRAME)
      await this.#source.captureFrame(new AudioFrame(samples, MICROPHONE_RATE, 1, FRAME))
      if (this.#saying.length === 0) {
        this.#hasSaid?.()
        this.#hasSaid = undefined
      }
    }
  }

  async #listen(sound: AudioStream): Promise<void> {
    for await (const frame of sound)
      if (frame.data.some((sample) => Math.abs(sample) > AUDIBLE)) this.heardAt.push(performance.now())
  }
}
