import { type ReadableStream, WritableStream } from 'node:stream/web'
import { REALTIME_VOICES } from '@kinetra/protocol/voices'
import { voice } from '@livekit/agents'
import * as openai from '@livekit/agents-plugin-openai'
import type { AudioFrame } from '@livekit/rtc-node'
import type { CallState } from '../call/call-state.ts'
import type { Config } from '../config.ts'
import { chosenVoice, type Speaker } from './chosen-voice.ts'
import { textToSpeech } from './text-to-speech.ts'

/** What the page is told, because a speech-to-speech model's words are heard before they can be checked. */
export const UNCHECKED_NOTICE =
  'A speech-to-speech model answers in this call. Its numbers are not checked against your data.'

/** OpenAI's speech-to-speech model (COACH_PIPELINE=realtime): it hears, thinks, calls tools and speaks. */
export function createRealtimeModel(config: Config, speaker: Speaker): openai.realtime.RealtimeModel {
  return new openai.realtime.RealtimeModel({
    apiKey: config.OPENAI_API_KEY ?? '',
    model: config.COACH_REALTIME_MODEL,
    voice: chosenVoice(speaker, REALTIME_VOICES, config.COACH_TTS_VOICE),
    ...(config.COACH_REALTIME_BASE_URL && { baseURL: config.COACH_REALTIME_BASE_URL }),
    inputAudioTranscription: { model: 'gpt-4o-mini-transcribe', language: 'en' },
    turnDetection: {
      type: 'semantic_vad',
      eagerness: 'medium',
      create_response: true,
      interrupt_response: true,
    },
  })
}

/**
 * The session of a call with the speech-to-speech model: the same coach and the same tools, turns decided
 * by the model's own service. The voice of text-to-speech says what the agent itself has to say, such as
 * that something failed.
 */
export function createRealtimeSession(config: Config, call: CallState): voice.AgentSession<CallState> {
  const session = new voice.AgentSession<CallState>({
    llm: createRealtimeModel(config, call.settings.coach),
    tts: textToSpeech(config, call.settings.coach),
    userData: call,
    maxToolSteps: 4,
    userAwayTimeout: config.COACH_IDLE_QUESTION_S,
    turnHandling: { turnDetection: 'realtime_llm' },
  })
  session.once(voice.AgentSessionEventTypes.AgentStateChanged, () => discardUnread(session))
  session.once(voice.AgentSessionEventTypes.ConversationItemAdded, () =>
    call.announce({ kind: 'notice', message: UNCHECKED_NOTICE }),
  )
  return session
}

/**
 * The framework copies the microphone for recognition and voice activity too. A speech-to-speech model has
 * neither, so nobody reads the copies, and they would pile up for the whole call (livekit/agents-js issue 1462).
 */
function discardUnread(session: voice.AgentSession<CallState>): void {
  const activity: AgentActivityInside = session.currentAgent.getActivityOrThrow() as object
  const { sttInputStream, vadInputStream } = activity.audioRecognition ?? {}
  for (const copy of [sttInputStream, vadInputStream]) {
    // Ends with the call; a framework that reads them itself has locked them.
    copy?.pipeTo(new WritableStream()).catch(() => undefined)
  }
}

/** What is private in the framework's activity. */
interface AgentActivityInside {
  readonly audioRecognition?: {
    readonly sttInputStream?: ReadableStream<AudioFrame>
    readonly vadInputStream?: ReadableStream<AudioFrame>
  }
}
