import { setTimeout as sleep } from 'node:timers/promises'
import { SAMPLE_OWNER } from '@kinetra/protocol/ids'
import { UTC } from '@kinetra/protocol/time-zone'
import type { Store } from '@kinetra/store/store'
import { DEFAULT_SETTINGS } from '@kinetra/workouts/settings'
import { log, voice } from '@livekit/agents'
import { Coach } from '../coach/coach.ts'
import { REPLY_INSTRUCTIONS } from '../coach/instructions.ts'
import { PreparedReplies } from '../coach/prepared-tools.ts'
import { type Config, isAllLocal } from '../config.ts'
import { noCues } from '../cues/call-cues.ts'
import { createLedger } from '../numbers/ledger.ts'
import { CoachAudioOutput } from './audio-output.ts'
import type { CallState } from './call-state.ts'
import { EchoDetector } from './echo-detector.ts'
import { Floor } from './floor.ts'
import { createSession } from './session.ts'
import type { SoundQueue } from './sound-queue.ts'

/** Warming up never keeps a process from its calls for long. */
const LIMIT_MS = 5000

/**
 * Speaks a greeting about a sample workout to nobody, so that all that one needs is loaded and compiled before a
 * user waits for it (docs/decisions/0022). Only with local models: elsewhere it would be billed. Never fails.
 */
export async function warmUp(config: Config, store: Store, limitMs = LIMIT_MS): Promise<void> {
  if (!isAllLocal(config)) return
  const output = new CoachAudioOutput(NOWHERE, Promise.resolve(), new EchoDetector())
  try {
    const session = createSession(config, await warmUpCall(store))
    session.output.audio = output
    const over = new Promise<void>((done) => {
      output.once(voice.AudioOutput.EVENT_PLAYBACK_FINISHED, () => done())
      session.once(voice.AgentSessionEventTypes.Error, () => done())
    })
    await session.start({
      agent: new Coach({ opening: { instructions: REPLY_INSTRUCTIONS.greet } }),
      record: false,
    })
    // Not waited for: a session that never heard anything takes five seconds to close. Never before the greeting is
    // whole, as one that is broken off is a failure to the framework, and a line in the log.
    void over
      .then(() => session.close())
      .finally(() => output.close())
      .catch(() => undefined)
    await Promise.race([over, sleep(limitMs, undefined, { ref: false })])
  } catch (error) {
    log().warn({ error }, 'the process could not be warmed up: the first words of its call may take longer')
  }
}

/** Sound is played at once, to nobody. */
const NOWHERE: SoundQueue = {
  queuedDuration: 0,
  captureFrame: async () => undefined,
  clearQueue: () => undefined,
  close: async () => undefined,
}

async function warmUpCall(store: Store): Promise<CallState> {
  const { workouts } = await store.workouts.list(SAMPLE_OWNER, { limit: 1 })
  const refuse = () => Promise.reject(new Error('there is no page while warming up'))
  return {
    callId: null,
    viewerId: SAMPLE_OWNER,
    timeZone: UTC,
    store,
    page: { showRegion: refuse, seekTo: refuse, openWorkout: refuse },
    ledger: createLedger(),
    floor: new Floor(new EchoDetector(), null),
    settings: DEFAULT_SETTINGS,
    workoutId: workouts[0]?.id ?? null,
    pageContext: null,
    cues: noCues(),
    prepared: new PreparedReplies(),
    announce: () => undefined,
    endCall: () => undefined,
  }
}
