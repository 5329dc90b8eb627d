import { setTimeout as sleep } from 'node:timers/promises'
import { log, voice } from '@livekit/agents'
import {
  type AudioFrame,
  AudioSource,
  LocalAudioTrack,
  type Room,
  TrackPublishOptions,
  TrackSource,
} from '@livekit/rtc-node'
import { isSound } from '../coach/silence.ts'
import { joined, userCame } from './audience.ts'
import type { EchoDetector } from './echo-detector.ts'
import { PlayedWords } from './played-words.ts'
import { sign } from './sign.ts'
import type { SoundQueue } from './sound-queue.ts'
import { within } from './within.ts'

const VOICE_SAMPLE_RATE = 24_000
/** Sound that the room gets ahead of its time, so that a busy event loop is not heard. */
const AHEAD_MS = 200
const MOST_QUEUED_MS = 2 * AHEAD_MS
const TICK_MS = 20
/** A room that does not take the voice in this time has not taken it. */
const PUBLISHED_WITHIN_MS = 5000

/**
 * The coach's voice in the room. The framework's own output drops what is queued when it is paused: up to
 * 200 ms, a short word. This one takes it back, falls silent at once, and goes on with it when it is resumed
 * (docs/decisions/0011). When to do either is the floor's to say (floor.ts).
 */
export class CoachAudioOutput extends voice.AudioOutput {
  readonly #queue: SoundQueue
  readonly #echo: EchoDetector
  /** Resolves when somebody listens; rejects where the voice cannot be published. */
  readonly subscribed: Promise<unknown>
  #state: 'waiting' | 'heard' | 'broken' = 'waiting'
  #waiting: AudioFrame[] = []
  /** The last frames that the queue got, the newest last: what it has not played can be taken back. */
  #handed: AudioFrame[] = []
  #segment: Segment | null = null
  #isPaused = false
  #isPlaying = false
  #playedText: string | undefined

  /** @param subscribed the voice waits for it. */
  constructor(queue: SoundQueue, subscribed: Promise<unknown>, echo: EchoDetector) {
    super(VOICE_SAMPLE_RATE, undefined, { pause: true })
    this.#queue = queue
    this.#echo = echo
    this.subscribed = subscribed
    subscribed.then(
      () => {
        this.#state = 'heard'
      },
      () => this.#break(),
    )
  }

  /**
   * Publishes the coach's voice as soon as the room is joined. The framework would do so only when the user
   * has joined, which costs the greeting another negotiation (docs/decisions/0022).
   */
  static inRoom(room: Room, echo: EchoDetector): CoachAudioOutput {
    const source = new AudioSource(VOICE_SAMPLE_RATE, 1, MOST_QUEUED_MS)
    const track = LocalAudioTrack.createAudioTrack('coach', source)
    const options = new TrackPublishOptions({ source: TrackSource.SOURCE_MICROPHONE })
    const subscribed = joined(room)
      .then(() => within(PUBLISHED_WITHIN_MS, room.localParticipant?.publishTrack(track, options)))
      .then((publication) => Promise.all([publication?.waitForSubscription(), userCame(room)]))
    subscribed.catch((error: unknown) => log().error({ error }, 'the voice could not be published'))
    return new CoachAudioOutput(source, subscribed, echo)
  }

  /** Whether sound is on its way to a listener right now. */
  get isSounding(): boolean {
    return this.#queue.queuedDuration > 0
  }

  /** Whether what is being said is a question, as far as its sentence is known. */
  get isAsking(): boolean {
    return this.#segment?.words.isQuestionAt(this.#playedMs(this.#segment) / 1000) ?? false
  }

  /** A soft sound: the coach is still there. None where something else is to be heard, or nobody listens. */
  sign(): void {
    if (this.#isPaused || this.isSounding || this.#state !== 'heard') return
    // All that was handed on has been played, and is not what a pause would take back.
    this.#handed = []
    for (const frame of sign(VOICE_SAMPLE_RATE)) {
      this.#echo.sent(frame)
      this.#queue.captureFrame(frame).catch(() => undefined)
    }
  }

  /** What was heard of what was spoken last; undefined where it is not known when its words are spoken. */
  get playedText(): string | undefined {
    return this.#playedText
  }

  override async captureFrame(frame: AudioFrame): Promise<void> {
    if (this.#isBroken()) return
    if (this.#segment?.isFlushed) await this.waitForPlayout()
    await super.captureFrame(frame)
    this.#segment ??= newSegment()
    if (this.#isBroken()) return this.clearBuffer()
    this.#waiting.push(frame)
    this.#segment.words.add(frame)
    void this.#play()
    // Captions run from the first frame that is taken, so that has to be the first one heard.
    await this.#segment.started.promise
  }

  override flush(): void {
    super.flush()
    if (!this.#segment) return
    this.#segment.isFlushed = true
    void this.#play()
  }

  override pause(): void {
    if (this.#isPaused) return
    this.#isPaused = true
    this.#waiting.unshift(...this.#takeBack())
  }

  /** Goes on with the next sound: a silence between two sentences, of 0.3 s, was in the pause. */
  override resume(): void {
    if (!this.#isPaused) return
    this.#skipSilence()
    this.#isPaused = false
    void this.#play()
  }

  clearBuffer(): void {
    this.#takeBack()
    this.#waiting = []
    if (!this.#segment) return
    super.flush()
    this.#finish(this.#segment, true)
  }

  close(): Promise<void> {
    this.#waiting = []
    return this.#queue.close()
  }

  /** Hands on what waits, until nothing is left, or a pause holds it. */
  async #play(): Promise<void> {
    if (this.#isPlaying) return
    this.#isPlaying = true
    try {
      await this.subscribed
      while (!this.#isPaused && this.#segment) {
        const ahead = this.#queue.queuedDuration
        const next = ahead < AHEAD_MS ? this.#waiting.shift() : undefined
        if (next) await this.#handOn(next, this.#segment)
        else if (ahead > 0) await sleep(Math.min(ahead, TICK_MS))
        else if (this.#segment.isFlushed) this.#finish(this.#segment, false)
        else break
      }
    } catch (error) {
      log().error({ error }, 'the voice could not be played')
    } finally {
      this.#isPlaying = false
    }
  }

  async #handOn(frame: AudioFrame, segment: Segment): Promise<void> {
    this.#start(segment)
    segment.handedMs += lengthOf([frame])
    this.#handed.push(frame)
    if (lengthOf(this.#handed) > MOST_QUEUED_MS) this.#handed.shift()
    this.#echo.sent(frame)
    await this.#queue.captureFrame(frame)
  }

  /** Silences the queue; gives what it had not played, to within a frame. */
  #takeBack(): AudioFrame[] {
    const queued = this.#queue.queuedDuration
    if (queued > 0) this.#queue.clearQueue()
    let from = this.#handed.length
    while (from > 0 && lengthOf(this.#handed.slice(from)) < queued) from -= 1
    const unplayed = this.#handed.splice(from)
    this.#echo.takenBack(lengthOf(unplayed))
    if (this.#segment) this.#segment.handedMs -= lengthOf(unplayed)
    return unplayed
  }

  /** Nobody will ever hear it: whoever waits for the end of what was said waits no longer. */
  #break(): void {
    this.#state = 'broken'
    this.clearBuffer()
  }

  #isBroken(): boolean {
    return this.#state === 'broken'
  }

  #playedMs(segment: Segment): number {
    return segment.handedMs - this.#queue.queuedDuration
  }

  /** It counts as handed on: the words' times go on with what follows. */
  #skipSilence(): void {
    const sound = this.#waiting.findIndex(isSound)
    const silence = this.#waiting.splice(0, Math.max(0, sound))
    if (this.#segment) this.#segment.handedMs += lengthOf(silence)
  }

  #start(segment: Segment): void {
    if (segment.hasStarted) return
    segment.hasStarted = true
    this.onPlaybackStarted(Date.now())
    segment.started.resolve()
  }

  #finish(segment: Segment, interrupted: boolean): void {
    segment.started.resolve()
    this.#segment = null
    this.#handed = []
    const playbackPosition = segment.handedMs / 1000
    this.#playedText = segment.words.until(playbackPosition)
    this.onPlaybackFinished({ playbackPosition, interrupted })
  }
}

/** What is spoken in one go. */
interface Segment {
  readonly words: PlayedWords
  /** What the queue got of it and was not taken back, in milliseconds. */
  handedMs: number
  hasStarted: boolean
  readonly started: PromiseWithResolvers<void>
  isFlushed: boolean
}

function newSegment(): Segment {
  return {
    words: new PlayedWords(),
    handedMs: 0,
    hasStarted: false,
    started: Promise.withResolvers(),
    isFlushed: false,
  }
}

function lengthOf(frames: readonly AudioFrame[]): number {
  return frames.reduce((sum, frame) => sum + (frame.samplesPerChannel / frame.sampleRate) * 1000, 0)
}
