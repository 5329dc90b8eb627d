import { REALTIME_VOICES } from '@kinetra/protocol/voices'
import { voice } from '@livekit/agents'
import * as openai from '@livekit/agents-plugin-openai'
import type { CallState } from '../call/call-state.ts'
import type { Config } from '../config.ts'
import { discardUnread } from '../framework/discard-unread.ts'
import { chosenVoice, type Speaker } from './chosen-voice.ts'
import { FIELD_WORDS } from './field-words.ts'
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
    inputAudioTranscription: { model: 'gpt-4o-mini-transcribe', language: 'en', prompt: FIELD_WORDS },
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
    // Silence is watched by idle.ts.
    userAwayTimeout: null,
    turnHandling: { turnDetection: 'realtime_llm' },
  })
  session.once(voice.AgentSessionEventTypes.AgentStateChanged, () => discardUnread(session))
  session.once(voice.AgentSessionEventTypes.ConversationItemAdded, () =>
    call.announce({ kind: 'notice', message: UNCHECKED_NOTICE }),
  )
  return session
}
