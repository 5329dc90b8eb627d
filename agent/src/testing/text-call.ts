import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CallEvent } from '@kinetra/protocol/call-events'
import { LOCAL_USER } from '@kinetra/protocol/ids'
import { openStore } from '@kinetra/store/open-store'
import { seedSamples } from '@kinetra/store/seed'
import type { Store } from '@kinetra/store/store'
import { inference, initializeLogger, voice } from '@livekit/agents'
import type { CallState } from '../call/call-state.ts'
import { OwnVoice } from '../call/own-voice.ts'
import { Coach } from '../coach/coach.ts'
import { type Config, readConfig } from '../config.ts'
import { createLedger } from '../numbers/ledger.ts'
import { createProviders } from '../providers/providers.ts'

/** A store with the sample workouts, in a folder of its own. */
export async function openTestStore(): Promise<{ store: Store; close(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'kinetra-agent-'))
  const store = await openStore({ databasePath: join(folder, 'kinetra.db') })
  await seedSamples(store)
  return {
    store,
    async close() {
      await store.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** The agent's settings with all three models at one address, and another one behind it as the local one. */
export function configFor(baseUrl: string, localUrl?: string): Config {
  return readConfig({
    LIVEKIT_URL: 'ws://127.0.0.1:7880',
    LIVEKIT_API_KEY: 'key',
    LIVEKIT_API_SECRET: 'secret',
    COACH_STT: 'compatible/test',
    COACH_LLM: 'compatible/test',
    COACH_TTS: 'compatible/test',
    COACH_STT_BASE_URL: baseUrl,
    COACH_LLM_BASE_URL: baseUrl,
    COACH_TTS_BASE_URL: baseUrl,
    ...(localUrl && { MODELS_URL: localUrl, MODELS_API_KEY: 'local' }),
  })
}

export interface TextCall {
  readonly state: CallState
  readonly session: voice.AgentSession<CallState>
  /** What the page was told. */
  readonly announced: readonly CallEvent[]
  /** Says something; resolves with what the coach answered. */
  say(text: string): Promise<string>
  close(): Promise<void>
}

/** A call without a room: the real session and the real coach, in text. */
export async function startTextCall(
  config: Config,
  store: Store,
  workoutId: string | null,
): Promise<TextCall> {
  initializeLogger({ pretty: false, level: 'silent' })
  const announced: CallEvent[] = []
  const state: CallState = {
    callId: null,
    viewerId: LOCAL_USER,
    store,
    page: {
      showRegion: async () => 'shown',
      seekTo: async () => 'moved',
      openWorkout: async () => 'opened',
    },
    ledger: createLedger(),
    ownVoice: new OwnVoice(),
    settings: await store.settings.get(LOCAL_USER),
    workoutId,
    pageContext: null,
    prepared: null,
    announce: (event) => announced.push(event),
    endCall: () => undefined,
  }
  const { llm } = createProviders(config, new inference.VAD(), state.settings.coach)
  const session = new voice.AgentSession<CallState>({ llm, userData: state, vad: null, maxToolSteps: 4 })
  await session.start({ agent: new Coach(), record: false })
  return {
    state,
    session,
    announced,
    async say(text) {
      const result = session.run({ userInput: text })
      await result.wait()
      return result.events
        .flatMap((event) =>
          event.type === 'message' && event.item.role === 'assistant' ? [event.item.textContent] : [],
        )
        .join(' ')
    },
    close: () => session.close(),
  }
}
