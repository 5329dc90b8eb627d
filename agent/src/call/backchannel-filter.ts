import { stt } from '@livekit/agents'
import { intentOver, type SpokenOver } from './backchannel.ts'

/** A sentence that was given up is taken up again within this time, or never. */
const TAKEN_UP_WITHIN_MS = 3000

/** A voice is found this long after it began, on a busy machine too. */
const FOUND_AFTER_MS = 700

export interface Listening {
  /** Whether the coach has something to say right now, heard or held back while the user makes a sound. */
  isCoachTalking(): boolean
  /** Whether what it is saying is a question. */
  isCoachAsking(): boolean
  /** Whether what was spoken since a time (Date.now) is the coach's own voice, come back through the microphone. */
  isEcho(sinceMs: number): boolean
  /** What was spoken is over and wants no answer: the coach need not wait for more. */
  passedOver(): void
}

/**
 * Takes out of a recogniser's events what was said over the coach's voice and wants no answer: "mm-hm", a
 * sentence given up after its first words, the coach's own voice coming back. To the session any transcript
 * is an interruption for good; without one it goes on where it stopped (docs/decisions/0011).
 */
export async function* filterBackchannels(
  events: AsyncIterable<stt.SpeechEvent | string>,
  listening: Listening,
): AsyncGenerator<stt.SpeechEvent | string> {
  let utterance: Utterance | undefined
  let start: GivenUp | undefined
  for await (const event of events) {
    if (typeof event === 'string') {
      yield event
      continue
    }
    const now = Date.now()
    if (event.type === stt.SpeechEventType.START_OF_SPEECH || !utterance)
      utterance = {
        isOverCoach: listening.isCoachTalking(),
        isAsked: listening.isCoachAsking(),
        fromMs: now,
      }
    const text = event.alternatives?.[0]?.text
    if (!text) {
      yield event
      continue
    }
    const before = start && now - start.at < TAKEN_UP_WITHIN_MS ? start : undefined
    const said = before ? `${before.text} ${text}` : text
    const over = { speechMs: (event.speechEndTime ?? now) - utterance.fromMs, isAsked: utterance.isAsked }
    const intent = utterance.isOverCoach ? intentOf(text, before, over) : 'turn'
    const isEcho = listening.isEcho(utterance.fromMs - FOUND_AFTER_MS)
    if (event.type === stt.SpeechEventType.FINAL_TRANSCRIPT) {
      start = intent === 'start' && !isEcho ? { text: said, last: text, at: now } : undefined
      utterance = undefined
      if (intent !== 'turn' || isEcho) listening.passedOver()
    }
    if (intent === 'turn' && !isEcho) yield said === text ? event : withText(event, said)
  }
}

/** What was begun and not ended: all of it, and the last of it. */
interface GivenUp {
  readonly text: string
  readonly last: string
  readonly at: number
}

interface Utterance {
  readonly isOverCoach: boolean
  readonly isAsked: boolean
  readonly fromMs: number
}

/**
 * Of a text with what was begun right before it: "what about the", then "so", is still no question, and a hum after
 * both is none for the "what" of the first.
 */
function intentOf(
  text: string,
  before: GivenUp | undefined,
  over: SpokenOver,
): ReturnType<typeof intentOver> {
  if (!before) return intentOver(text, over)
  return intentOver(text, over) === 'turn' ? intentOver(`${before.last} ${text}`, over) : 'start'
}

function withText(event: stt.SpeechEvent, text: string): stt.SpeechEvent {
  const [first, ...others] = event.alternatives ?? []
  return first ? { ...event, alternatives: [{ ...first, text }, ...others] } : event
}
