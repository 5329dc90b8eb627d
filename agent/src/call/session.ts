import { voice } from '@livekit/agents'
import { type Config, maySpeculate } from '../config.ts'
import { createProviders } from '../providers/providers.ts'
import { createRealtimeSession } from '../providers/realtime.ts'
import type { CallState } from './call-state.ts'
import { createVad, ENDPOINTING, followWords } from './end-of-turn.ts'

/** The speech pipeline of one call. */
export function createSession(config: Config, call: CallState): voice.AgentSession<CallState> {
  if (config.COACH_PIPELINE === 'realtime') return createRealtimeSession(config, call)
  const vad = createVad()
  const session = new voice.AgentSession<CallState>({
    ...createProviders(config, vad, call.settings.coach),
    vad,
    userData: call,
    maxToolSteps: 4,
    // Providers replace each other (providers.ts), and trouble.ts tells what is left: no failure ends a call.
    connOptions: {
      llmConnOptions: { maxRetry: 1, retryIntervalMs: 500, timeoutMs: 15_000 },
      ttsConnOptions: { maxRetry: 1, retryIntervalMs: 500, timeoutMs: 10_000 },
      maxUnrecoverableErrors: Number.POSITIVE_INFINITY,
    },
    // Silence is watched by idle.ts, which tells the coach’s own words from a sign of life.
    userAwayTimeout: null,
    aecWarmupDuration: null,
    // Providers have deadlines of their own; the framework's would cut an answer off and lose the rest of its text.
    ttsReadIdleTimeout: 60_000,
    forwardAudioIdleTimeout: 60_000,
    turnHandling: {
      // By the words, not by the sound (docs/decisions/0037).
      turnDetection: 'vad',
      endpointing: ENDPOINTING,
      interruption: {
        mode: 'vad',
        minDuration: 60,
        falseInterruptionTimeout: 300,
        resumeFalseInterruption: true,
      },
      preemptiveGeneration: {
        enabled: true,
        preemptiveTts: maySpeculate(config, 'TTS'),
        // Whoever pauses often is answered as soon as whoever does not, where that costs nothing.
        ...(maySpeculate(config, 'LLM') && { maxRetries: Number.POSITIVE_INFINITY }),
      },
    },
  })
  followWords(session, vad, call)
  return session
}
