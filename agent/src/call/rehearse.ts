import { SAMPLE_OWNER } from '@kinetra/protocol/ids'
import type { Store } from '@kinetra/store/store'
import { DEFAULT_SETTINGS } from '@kinetra/workouts/settings'
import { log, voice } from '@livekit/agents'
import { AudioSource } from '@livekit/rtc-node'
import { Coach } from '../coach/coach.ts'
import { ORDERS } from '../coach/instructions.ts'
import { type Config, isAllLocal } from '../config.ts'
import { createLedger } from '../numbers/ledger.ts'
import type { CallState } from './call-state.ts'
import { createSession } from './session.ts'

const SAMPLE_RATE = 24_000
/** A rehearsal never keeps a process from its calls for long. */
const LIMIT_MS = 5000

/**
 * Greets nobody about a sample workout, so that all that a greeting needs is loaded and compiled before a
 * user waits for it (docs/decisions/0022). Only with local models: elsewhere it would be billed. Never fails.
 */
export async function rehearse(config: Config, store: Store): Promise<void> {
  if (!isAllLocal(config)) return
  const output = new Unheard()
  try {
    const session = createSession(config, await rehearsedCall(store))
    session.output.audio = output
    const over = new Promise<void>((done) => {
      output.once(voice.AudioOutput.EVENT_PLAYBACK_FINISHED, () => done())
      session.once(voice.AgentSessionEventTypes.Error, () => done())
      setTimeout(done, LIMIT_MS).unref()
    })
    await session.start({ agent: new Coach({ opening: { instructions: ORDERS.greet } }), record: false })
    await over
    await session.close()
  } catch (error) {
    log().warn({ error }, 'the rehearsal failed: the first words of the next call may take longer')
  } finally {
    await output.close()
  }
}

async function rehearsedCall(store: Store): Promise<CallState> {
  const { workouts } = await store.workouts.list(SAMPLE_OWNER, { limit: 1 })
  const refuse = () => Promise.reject(new Error('there is no page in a rehearsal'))
  return {
    callId: null,
    viewerId: SAMPLE_OWNER,
    store,
    page: { showRegion: refuse, seekTo: refuse, openWorkout: refuse },
    ledger: createLedger(),
    settings: DEFAULT_SETTINGS,
    workoutId: workouts[0]?.id ?? null,
    pageContext: null,
    prepared: null,
    announce: () => undefined,
    endCall: () => undefined,
  }
}

/** A voice that nobody hears: what is said is over at once. */
class Unheard extends voice.AudioOutput {
  /** Takes no sound; a call’s voice needs one, and the first one takes long. */
  readonly #source = new AudioSource(SAMPLE_RATE, 1)
  #seconds = 0

  constructor() {
    super(SAMPLE_RATE)
  }

  override async captureFrame(...[frame]: Parameters<voice.AudioOutput['captureFrame']>): Promise<void> {
    await super.captureFrame(frame)
    if (this.#seconds === 0) this.onPlaybackStarted(Date.now())
    this.#seconds += frame.samplesPerChannel / frame.sampleRate
  }

  override flush(): void {
    super.flush()
    if (this.#seconds === 0) return
    const playbackPosition = this.#seconds
    this.#seconds = 0
    this.onPlaybackFinished({ playbackPosition, interrupted: false })
  }

  clearBuffer(): void {
    this.flush()
  }

  async close(): Promise<void> {
    await this.#source.close()
  }
}
