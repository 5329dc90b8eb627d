import { llm, stt, tts, type VAD } from '@livekit/agents'
import type { Config } from '../config.ts'
import { chatModels } from './chat-model.ts'
import type { Speaker } from './chosen-voice.ts'
import { EarlyRecognition } from './early-recognition.ts'
import { speechToText } from './speech-to-text.ts'
import { textToSpeech } from './text-to-speech.ts'

/** How long a configured provider may stay silent before the local one takes the turn over. */
const STALL_MS = 4000

export interface Providers {
  readonly stt: stt.STT
  readonly llm: llm.LLM
  readonly tts: tts.TTS
}

/**
 * The models of a call. Where the configured provider is not the local one and local models are there,
 * LiveKit's fallback adapters go to them within the same turn, and back once the provider answers again.
 */
export function createProviders(config: Config, vad: VAD, speaker: Speaker): Providers {
  const [speech, chat, voices] = [speechToText(config), chatModels(config), textToSpeech(config, speaker)]
  const recogniser =
    only(speech) ??
    new stt.FallbackAdapter({ sttInstances: speech, vad, attemptTimeoutMs: STALL_MS, maxRetryPerSTT: 0 })
  return {
    stt: speech[0]?.capabilities.streaming ? recogniser : new EarlyRecognition(recogniser, vad),
    llm: only(chat) ?? new llm.FallbackAdapter({ llms: chat, attemptTimeout: STALL_MS / 1000 }),
    tts: only(voices) ?? new tts.FallbackAdapter({ ttsInstances: voices, maxRetryPerTTS: 0 }),
  }
}

function only<Provider>(providers: readonly Provider[]): Provider | undefined {
  return providers.length === 1 ? providers[0] : undefined
}
