import type { llm, stt, tts, VAD } from '@livekit/agents'
import type { Config } from '../config.ts'
import { chatModel } from './chat-model.ts'
import type { Speaker } from './chosen-voice.ts'
import { speechToText } from './speech-to-text.ts'
import { textToSpeech } from './text-to-speech.ts'

export interface Providers {
  readonly stt: stt.STT
  readonly llm: llm.LLM
  readonly tts: tts.TTS
}

/**
 * The models of a call. Where a configured provider fails or stalls, the local one answers within the same
 * turn, and the configured one is tried again after a while.
 */
export function createProviders(config: Config, vad: VAD, speaker: Speaker): Providers {
  return { stt: speechToText(config, vad), llm: chatModel(config), tts: textToSpeech(config, speaker) }
}
