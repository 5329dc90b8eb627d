import { CONNECTION_DETAILS_PATH, connectionDetails } from '@kinetra/protocol/connection-details'
import {
  AudioFrame,
  AudioSource,
  AudioStream,
  LocalAudioTrack,
  type Room,
  RoomEvent,
  TrackKind,
  TrackPublishOptions,
  TrackSource,
} from '@livekit/rtc-node'
import { callerRoom } from './caller-room.ts'

const TRANSCRIPT_TOPIC = 'lk.transcription'
const RATE = 24_000
const FRAME_MS = 10
const FRAME = (RATE * FRAME_MS) / 1000
/** Sound above this counts as voice, in both directions. */
const VOICED = 500
const ENTER_WITHIN_MS = 20_000

type Watch = (room: Room) => void

/** A caller without a browser, that knows to the millisecond when it spoke and when it heard. */
export class VoiceClient {
  readonly #room = callerRoom()
  // Without a queue: a frame is sent when it is given, as a microphone does.
  readonly #source = new AudioSource(RATE, 1, 0)
  readonly #voicedAt: number[] = []
  #queue: Int16Array[] = []
  #lastSpoken: (() => void) | undefined
  #ended = false

  readonly callId: string
  readonly #serverUrl: string

  private constructor(serverUrl: string, callId: string) {
    this.#serverUrl = serverUrl
    this.callId = callId
  }

  /** Joins a room with a token. */
  static async joinRoom(url: string, token: string): Promise<VoiceClient> {
    const client = new VoiceClient('', '')
    leaveUnread(client.#room)
    await client.#connect(url, token)
    return client
  }

  /**
   * Joins a call about a workout; resolves once the microphone is published.
   * @param watch is given the room before it is connected.
   */
  static async join(serverUrl: string, workoutId: string, watch?: Watch): Promise<VoiceClient> {
    return await VoiceClient.#enter(
      `${serverUrl}${CONNECTION_DETAILS_PATH}`,
      {
        room_config: {
          agents: [{ agent_name: 'voice-assistant', metadata: JSON.stringify({ workout_id: workoutId }) }],
        },
      },
      watch,
    )
  }

  /** Comes back to a call that has not ended, as the page does after a reload. */
  static async rejoin(serverUrl: string, callId: string, watch?: Watch): Promise<VoiceClient> {
    return await VoiceClient.#enter(
      `${serverUrl}/api/calls/${callId}/connection-details`,
      { takeOver: true },
      watch,
    )
  }

  static async #enter(url: string, body: object, watch: Watch = leaveUnread): Promise<VoiceClient> {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(ENTER_WITHIN_MS),
    })
    if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`)
    const details = connectionDetails.parse(await response.json())
    const client = new VoiceClient(new URL(url).origin, details.callId ?? '')
    watch(client.#room)
    await client.#connect(details.serverUrl, details.participantToken)
    return client
  }

  async #connect(url: string, token: string): Promise<void> {
    this.#room.on(RoomEvent.TrackSubscribed, (track) => {
      // Made while the room still hands it over: it catches that a track is gone again.
      if (track.kind === TrackKind.KIND_AUDIO) void this.#listen(new AudioStream(track, RATE, 1))
    })
    await this.#room.connect(url, token, { autoSubscribe: true, dynacast: false })
    const track = LocalAudioTrack.createAudioTrack('microphone', this.#source)
    const options = new TrackPublishOptions({ source: TrackSource.SOURCE_MICROPHONE })
    await this.#room.localParticipant?.publishTrack(track, options)
    void this.#feed()
  }

  /** Says a sound whose last sample is voiced; resolves with the time that sample was sent. */
  async speak(sound: Int16Array): Promise<number> {
    for (let at = 0; at < sound.length; at += FRAME) {
      const frame = new Int16Array(FRAME)
      frame.set(sound.subarray(at, at + FRAME))
      this.#queue.push(frame)
    }
    await new Promise<void>((done) => {
      this.#lastSpoken = done
    })
    return Date.now()
  }

  /** The first time after `since` at which the coach was heard. */
  async firstHeard(since: number, timeoutMs = 20_000): Promise<number> {
    const deadline = Date.now() + timeoutMs
    for (;;) {
      const at = this.#voicedAt.find((time) => time > since)
      if (at !== undefined) return at
      if (Date.now() > deadline) throw new Error('the coach said nothing')
      await pause(5)
    }
  }

  /** Whether the coach was heard between two times. */
  heardBetween(from: number, to: number): boolean {
    return this.#voicedAt.some((time) => time >= from && time <= to)
  }

  /** The longest silence of the coach between two sounds heard after `since`, in milliseconds; 0 where there are none. */
  longestPause(since: number): number {
    const heard = this.#voicedAt.filter((time) => time > since)
    return Math.max(0, ...heard.slice(1).map((time, at) => time - (heard[at] ?? time)))
  }

  /** Resolves once the coach has been heard and then silent for a while. */
  async untilQuiet(quietMs = 1200): Promise<void> {
    while (!this.#ended && Date.now() - (this.#voicedAt.at(-1) ?? Date.now()) < quietMs) await pause(20)
  }

  /** Ends the call for the coach as well, where leaving lets it wait for the caller to come back. */
  async hangUp(): Promise<void> {
    if (this.callId) await fetch(`${this.#serverUrl}/api/calls/${this.callId}/end`, { method: 'POST' })
    await this.leave()
  }

  async leave(): Promise<void> {
    this.#ended = true
    await this.#room.disconnect()
  }

  /** The microphone's clock: a frame each 10 ms, silence where nothing is said. */
  async #feed(): Promise<void> {
    let due = Date.now()
    while (!this.#ended) {
      const samples = this.#queue.shift() ?? new Int16Array(FRAME)
      await this.#source.captureFrame(new AudioFrame(samples, RATE, 1, FRAME))
      if (this.#queue.length === 0) {
        this.#lastSpoken?.()
        this.#lastSpoken = undefined
      }
      due += FRAME_MS
      await pause(Math.max(0, due - Date.now()))
    }
  }

  async #listen(sound: AudioStream): Promise<void> {
    for await (const frame of sound) {
      const first = frame.data.findIndex((sample) => Math.abs(sample) > VOICED)
      if (first < 0) continue
      const remaining = ((frame.samplesPerChannel - first) / RATE) * 1000
      this.#voicedAt.push(Date.now() - remaining)
    }
  }
}

/** What is said is heard here, not read. */
const leaveUnread: Watch = (room) => room.registerTextStreamHandler(TRANSCRIPT_TOPIC, () => undefined)

export function pause(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds))
}
