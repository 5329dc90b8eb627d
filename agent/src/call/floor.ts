import { type SpeechHandle, voice } from '@livekit/agents'
import type { AudioFrame } from '@livekit/rtc-node'
import { askBeforePausing } from '../framework/ask-before-pausing.ts'
import type { CoachAudioOutput } from './audio-output.ts'
import type { Listening } from './backchannel-filter.ts'
import type { CallState } from './call-state.ts'
import type { EchoDetector } from './echo-detector.ts'
import { ENDPOINTING } from './end-of-turn.ts'

/** The VAD ends an utterance after 250 ms of silence; a sentence that begins with "yeah" may go on after more. */
const GO_ON_AFTER_MS = 150
/** The framework resumes a paused answer for up to 10 ms before it drops it: a click of its next word. */
const RESUME_AFTER_MS = 30
/** Of 2.5 s that nobody waits in silence; the rest is for the end of speech to be found, and for the way. */
const SILENT_FOR_MS = 1500
const LOOK_EVERY_MS = 100

type Session = voice.AgentSession<CallState>
/** An order to the chat model for something to say. */
export type Reply = NonNullable<Parameters<Session['generateReply']>[0]>

/**
 * Decides when the coach is heard: when it speaks, falls silent, goes on, gives a sign that it is still there, and has
 * said all. The framework, the page, the transcripts and the echo detector tell it what happened; only this makes the
 * session speak, and stops it (docs/decisions/0043).
 */
export class Floor implements Listening {
  readonly #echo: EchoDetector
  readonly #output: CoachAudioOutput | null
  #session: Session | undefined
  #goingOn: NodeJS.Timeout | undefined
  #silentSince = performance.now()
  #isRecognising = () => false
  #userSpokeAt = Number.NEGATIVE_INFINITY
  #voice: ReturnType<typeof askBeforePausing> | undefined
  /** What was typed while the session still starts; null once it has. */
  #early: string[] | null = []

  /** @param output null in a conversation in text. */
  constructor(echo: EchoDetector, output: CoachAudioOutput | null) {
    this.#echo = echo
    this.#output = output
  }

  /** The coach enters the session, and can speak from now on. */
  enter(session: Session): void {
    this.#session = session
  }

  /**
   * Begins to decide over the voice, and answers what was typed until now. To be called once the session has started: it
   * has put its captions around the voice by then.
   * @param isRecognising whether somebody has spoken and it is not known yet what.
   */
  take(session: Session, isRecognising: () => boolean): void {
    this.enter(session)
    this.#isRecognising = isRecognising
    const { audio } = session.output
    if (audio) this.#takeVoice(session, audio)
    const early = this.#early?.join('\n')
    this.#early = null
    if (early) this.answer(early)
  }

  /** The session while anything can be said in it: one that ends throws at who wants a word of it. */
  get #speaker(): Session | undefined {
    return this.#session?._closing ? undefined : this.#session
  }

  /** Says what the chat model makes of an order, behind what is being said. */
  speak(reply: Reply): void {
    this.#speaker?.generateReply(reply)
  }

  /** Says these words beside the conversation, behind what is being said. */
  say(words: string): SpeechHandle | undefined {
    return this.#speaker?.say(words, { addToChatCtx: false })
  }

  /** Says these words of the coach's own accord, as part of the conversation. */
  tell(words: string): void {
    this.#speaker?.say(words)
  }

  /**
   * Whether neither speaks, nor is about to, nor has said something that is still to be understood. A user who has just
   * fallen silent may go on: it takes a while until the session takes that for the end of what was said.
   */
  isFree(): boolean {
    const session = this.#session
    return (
      session?.agentState === 'listening' &&
      session.userState !== 'speaking' &&
      !this.#mayUserGoOn() &&
      !this.#isRecognising() &&
      !this.isCoachTalking()
    )
  }

  /** Answers what was typed, in place of what is being said. A user may be in the room before the session has started. */
  answer(typed: string): void {
    if (this.#early) {
      this.#early.push(typed)
      return
    }
    this.#speaker?.interrupt()
    this.#speaker?.generateReply({ userInput: typed })
  }

  /** The user has been away for a while: nobody is listened or spoken to. */
  userLeft(): void {
    this.#session?.input.setAudioEnabled(false)
    this.#speaker?.interrupt({ force: true })
  }

  userReturned(): void {
    this.#session?.input.setAudioEnabled(true)
  }

  /**
   * Resolves when what is being said, or about to be, has been heard: with true where nobody said anything over it. A
   * cough only holds it: the coach is silent then and has more to say.
   */
  whenHeard(): Promise<boolean> {
    const session = this.#session
    if (!session) return Promise.resolve(true)
    return new Promise((done) => {
      const look = () => {
        const isSilent = session.agentState === 'listening' || session.agentState === 'idle'
        if (!isSilent) return
        if (this.isCoachTalking()) lookSoon()
        else done(true)
      }
      const lookSoon = () => setTimeout(look, LOOK_EVERY_MS)
      session.on(voice.AgentSessionEventTypes.AgentStateChanged, lookSoon)
      session.once(voice.AgentSessionEventTypes.UserInputTranscribed, () => done(false))
    })
  }

  /** A frame of the microphone. */
  hear(frame: AudioFrame): void {
    this.#echo.received(frame)
  }

  /** Whether the coach has something to say right now: heard, about to be, or held back while the user makes a sound. */
  isCoachTalking(): boolean {
    const speech = this.#session?.currentAgent._agentActivity?.currentSpeech
    return speech !== undefined && !speech.interrupted && !speech.done()
  }

  isCoachAsking(): boolean {
    return this.#output?.isAsking ?? false
  }

  isEcho(sinceMs: number): boolean {
    return this.#echo.wasEchoSince(sinceMs)
  }

  /**
   * What was said over the coach wants no answer: it goes on soon, unless the user speaks on. The session waits longer,
   * in case a transcript comes (`falseInterruptionTimeout`), and takes notice then.
   */
  passedOver(): void {
    this.#goOn(GO_ON_AFTER_MS, () => this.#session?.userState !== 'speaking')
  }

  #takeVoice(session: Session, audio: voice.AudioOutput): void {
    this.#voice = askBeforePausing(audio, {
      pause: () => this.#fallSilent(),
      resume: () => this.#goOn(RESUME_AFTER_MS),
    })
    session.on(voice.AgentSessionEventTypes.UserStateChanged, ({ newState }) => {
      if (newState !== 'speaking') this.#userSpokeAt = performance.now()
      // With the first sign of a voice; the session itself asks for it one step of its VAD later, 32 ms.
      if (newState === 'speaking' && session.agentState === 'speaking') this.#fallSilent()
    })
    session.on(voice.AgentSessionEventTypes.Error, ({ error }) => {
      if (error.type === 'tts_error') this.#output?.sign()
    })
    const look = setInterval(() => this.#look(), LOOK_EVERY_MS)
    session.once(voice.AgentSessionEventTypes.Close, () => {
      clearInterval(look)
      clearTimeout(this.#goingOn)
    })
  }

  #fallSilent(): void {
    // Not for its own echo.
    if (this.#echo.isEcho()) return
    clearTimeout(this.#goingOn)
    this.#voice?.pause()
  }

  #goOn(afterMs: number, ifStill = () => true): void {
    clearTimeout(this.#goingOn)
    this.#goingOn = setTimeout(() => {
      if (ifStill()) this.#voice?.resume()
    }, afterMs)
  }

  #mayUserGoOn(): boolean {
    return performance.now() - this.#userSpokeAt < ENDPOINTING.maxDelay
  }

  /** Nobody waits for the coach in silence, whatever it waits for itself: who has spoken waits from then on. */
  #look(): void {
    const now = performance.now()
    const isWaitedFor = this.#isCoachsTurn() || this.#mayUserGoOn()
    if (!isWaitedFor || this.#session?.userState === 'speaking' || this.#output?.isSounding)
      this.#silentSince = now
    if (now - this.#silentSince < SILENT_FOR_MS) return
    this.#silentSince = now
    this.#output?.sign()
  }

  #isCoachsTurn(): boolean {
    const session = this.#session
    if (!session || session.userState === 'speaking') return false
    return session.agentState === 'thinking' || this.#isRecognising() || this.isCoachTalking()
  }
}
