import { setImmediate } from 'node:timers/promises'
import type { CallEvent, NumberSource } from '@kinetra/protocol/call-events'
import { LOCAL_USER } from '@kinetra/protocol/ids'
import { UTC } from '@kinetra/protocol/time-zone'
import type { Store } from '@kinetra/store/store'
import { inference, initializeLogger, voice } from '@livekit/agents'
import type { CallState } from '../call/call-state.ts'
import { EchoDetector } from '../call/echo-detector.ts'
import { Floor } from '../call/floor.ts'
import { Coach } from '../coach/coach.ts'
import { PreparedReplies } from '../coach/prepared-tools.ts'
import { type Config, readConfig } from '../config.ts'
import { noCues } from '../cues/call-cues.ts'
import { createLedger } from '../numbers/ledger.ts'
import { createProviders } from '../providers/providers.ts'

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

export interface Exchange {
  readonly answer: string
  readonly calls: readonly (readonly [name: string, args: unknown])[]
  readonly sources: readonly NumberSource[]
}

export interface TextCall {
  readonly state: CallState
  readonly session: voice.AgentSession<CallState>
  /** What the page was told. */
  readonly announced: readonly CallEvent[]
  /** Says something; resolves with what the coach answered. */
  say(text: string): Promise<string>
  /** Says something; resolves with the answer, the tools it asked, and the sources of its numbers. */
  ask(text: string): Promise<Exchange>
  close(): Promise<void>
}

/** The state of a call whose page does all it is asked for. */
export async function callStateFor(
  store: Store,
  workoutId: string | null,
  announce: (event: CallEvent) => void,
): Promise<CallState> {
  return {
    callId: null,
    viewerId: LOCAL_USER,
    timeZone: UTC,
    store,
    page: {
      showRegion: async () => 'shown',
      seekTo: async () => 'moved',
      openWorkout: async () => 'opened',
    },
    ledger: createLedger(),
    floor: new Floor(new EchoDetector(), null),
    settings: await store.settings.get(LOCAL_USER),
    workoutId,
    pageContext: null,
    cues: noCues(),
    prepared: new PreparedReplies(),
    announce,
    endCall: () => undefined,
  }
}

/** A call without a room: the real session and the real coach, in text. */
export async function startTextCall(
  config: Config,
  store: Store,
  workoutId: string | null,
): Promise<TextCall> {
  initializeLogger({ pretty: false, level: 'silent' })
  const announced: CallEvent[] = []
  const state = await callStateFor(store, workoutId, (event) => announced.push(event))
  const { llm } = createProviders(config, new inference.VAD(), state.settings.coach)
  const session = new voice.AgentSession<CallState>({ llm, userData: state, vad: null, maxToolSteps: 4 })
  const coach = new Coach()
  await session.start({ agent: coach, record: false })
  async function say(text: string): Promise<string> {
    const result = session.run({ userInput: text })
    await result.wait()
    return result.events
      .flatMap((event) =>
        event.type === 'message' && event.item.role === 'assistant' ? [event.item.textContent] : [],
      )
      .join(' ')
  }
  return {
    state,
    session,
    announced,
    say,
    async ask(text) {
      const told = announced.length
      const known = new Set(coach.chatCtx.items.map(({ id }) => id))
      const answer = await say(text)
      // Tools that ran ahead enter the conversation just after the reply did.
      await setImmediate()
      const calls = coach.chatCtx.items.flatMap((item) =>
        item.type === 'function_call' && !known.has(item.id)
          ? [[item.name, JSON.parse(item.args)] as const]
          : [],
      )
      const sources = announced
        .slice(told)
        .flatMap((event) => (event.kind === 'sources' ? event.sources : []))
      return { answer, calls, sources }
    },
    close: () => session.close(),
  }
}
