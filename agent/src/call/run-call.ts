import type { Store } from '@kinetra/store/store'
import { DEFAULT_SETTINGS, type Settings } from '@kinetra/workouts/settings'
import { type JobContext, log, voice } from '@livekit/agents'
import { Coach, type Opening } from '../coach/coach.ts'
import { ORDERS } from '../coach/instructions.ts'
import { PreparedReplies } from '../coach/prepared-tools.ts'
import type { Config } from '../config.ts'
import { observeSession } from '../metrics/observe-session.ts'
import { createLedger } from '../numbers/ledger.ts'
import { announcer } from './announce.ts'
import { onceHeard, userOf } from './audience.ts'
import type { CallState } from './call-state.ts'
import { createEnding } from './ending.ts'
import { identifyCall } from './identify.ts'
import { watchSilence } from './idle.ts'
import { holdLease } from './lease.ts'
import { watchLeaving } from './leaving.ts'
import { recallTurns, rememberTurns } from './memory.ts'
import { OwnVoice } from './own-voice.ts'
import { followPage } from './page-context.ts'
import { pageControlOf } from './page-control.ts'
import { PausableVoice } from './pausable-voice.ts'
import { createSession } from './session.ts'
import { talkOverEcho, tellWhatWasHeard } from './talking.ts'
import { admitTrouble } from './trouble.ts'
import { createTypedInput } from './typed-input.ts'

/** One call from the dispatch to its end. */
export async function runCall<Data extends Record<string, unknown>>(
  context: JobContext<Data>,
  config: Config,
  store: Store,
): Promise<void> {
  const { room, job } = context
  const identity = await identifyCall(
    {
      jobMetadata: job.metadata,
      roomName: job.room?.name ?? room.name ?? '',
      participantMetadata: async () => {
        await context.connect()
        return (await context.waitForParticipant()).metadata
      },
    },
    { secrets: config.KINETRA_JOB_SECRET, trustUnsigned: config.KINETRA_TRUST_UNSIGNED },
  )
  if (identity.callId) {
    const lease = await holdLease(store.calls, identity.callId, job.id, () =>
      context.shutdown('the call is elsewhere'),
    )
    if (!lease) {
      log().info('another job has this call')
      return context.shutdown('another job has this call')
    }
    context.addShutdownCallback(lease.release)
  }
  const settings = await settingsOf(store, identity.viewerId)
  const ownVoice = new OwnVoice()
  const mouth = PausableVoice.inRoom(room, ownVoice)

  const call: CallState = {
    ...identity,
    store,
    page: pageControlOf(room, () => userOf(room)),
    ledger: createLedger(),
    ownVoice,
    settings,
    pageContext: null,
    prepared: new PreparedReplies(),
    announce: onceHeard(mouth.isHeard, announcer(room)),
    endCall: () => ending.endWhenHeard(),
  }
  const session = createSession(config, call)
  observeSession(session)
  const memory = rememberTurns(session, call)
  const ending = createEnding(session, call, context, memory.settled)

  const recalled = await recallTurns(store.calls, call)
  admitTrouble(session, call)
  followPage(room, call)
  watchSilence(session, call, {
    questionInS: config.COACH_IDLE_QUESTION_S,
    goodbyeInS: config.COACH_IDLE_GOODBYE_S,
  })
  session.output.audio = mouth
  session.once(voice.AgentSessionEventTypes.Close, () => void mouth.close())
  const typed = createTypedInput()
  // Joins the room while the coach already thinks about its first words.
  await session.start({
    agent: new Coach({ chatCtx: recalled, opening: openingOf(call, recalled !== undefined) }),
    room,
    inputOptions: { closeOnDisconnect: false, audioSampleRate: 16_000, textInputCallback: typed.callback },
    outputOptions: { audioEnabled: false },
    record: false,
  })
  typed.started(session)
  talkOverEcho(session)
  tellWhatWasHeard(session, mouth)
  watchLeaving(room, session, ending.end)
}

function openingOf(call: CallState, isContinued: boolean): Opening {
  if (isContinued) return { instructions: ORDERS.continue, toolChoice: 'none' }
  return { instructions: call.workoutId ? ORDERS.greet : ORDERS.greetWithoutWorkout }
}

/** A call does not fail because the settings cannot be read. */
async function settingsOf(store: Store, viewerId: string): Promise<Settings> {
  return await store.settings.get(viewerId).catch((error: unknown) => {
    log().warn({ error }, 'settings could not be read')
    return DEFAULT_SETTINGS
  })
}
