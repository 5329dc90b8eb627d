import { PAGE_TOPIC } from '@kinetra/protocol/page'
import type { Store } from '@kinetra/store/store'
import { DEFAULT_SETTINGS, type Settings } from '@kinetra/workouts/settings'
import { type JobContext, log, voice } from '@livekit/agents'
import { Coach } from '../coach/coach.ts'
import { REPLY_INSTRUCTIONS } from '../coach/instructions.ts'
import { PreparedReplies } from '../coach/prepared-tools.ts'
import type { Config } from '../config.ts'
import { noCues } from '../cues/call-cues.ts'
import { watchCues } from '../cues/watch-cues.ts'
import { MICROPHONE_RATE, takeFramesAsWindows } from '../framework/frames-as-windows.ts'
import { sendNoSessionEvents } from '../framework/no-remote-session.ts'
import { reportPlayedText } from '../framework/played-text.ts'
import { observeArrival } from '../metrics/observe-arrival.ts'
import { observeSession } from '../metrics/observe-session.ts'
import { observeSilence } from '../metrics/observe-silence.ts'
import { createLedger } from '../numbers/ledger.ts'
import { EarlyRecognition } from '../providers/early-recognition.ts'
import { announcer } from './announce.ts'
import { onceSubscribed, userOf } from './audience.ts'
import { CoachAudioOutput } from './audio-output.ts'
import type { CallState } from './call-state.ts'
import { receiveEarlySpeech, WithEarlySpeech } from './early-speech.ts'
import { EchoDetector } from './echo-detector.ts'
import { createEnding } from './ending.ts'
import { Floor, type Reply } from './floor.ts'
import { identifyCall } from './identify.ts'
import { watchIdle } from './idle.ts'
import { holdLease, type Lease } from './lease.ts'
import { watchLeaving } from './leaving.ts'
import { watchConnection } from './lost-room.ts'
import { recallTurns, rememberTurns } from './memory.ts'
import { followPage } from './page-context.ts'
import { pageControlOf } from './page-control.ts'
import { reportProviderErrors } from './report-provider-errors.ts'
import { createSession } from './session.ts'

/**
 * One call from the dispatch to its end.
 * @param atTheEnd what is to be done when the job is over, the last of it first.
 * @param turn resolves when the call may begin, with what is to be told that it has.
 */
export async function runCall<Data extends Record<string, unknown>>(
  context: JobContext<Data>,
  config: Config,
  store: Store,
  atTheEnd: AsyncDisposableStack,
  turn: () => Promise<() => void>,
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
  let lease: Lease | null = null
  if (identity.callId) {
    const seesUser = () => (room.isConnected ? userOf(room) !== undefined : undefined)
    lease = await holdLease(store.calls, identity.callId, job.id, seesUser, () =>
      context.shutdown('the call is elsewhere'),
    )
    if (!lease) {
      log().info('another job has this call')
      return context.shutdown('another job has this call')
    }
    atTheEnd.defer(lease.release)
  }
  const hasBegun = await turn()
  watchConnection(room, () => context.shutdown('the room cannot be reached'))
  const settings = await settingsOf(store, identity.viewerId)
  const echo = new EchoDetector()
  const output = CoachAudioOutput.inRoom(room, echo)
  // Nobody would ever hear this coach: another one is sent for.
  output.subscribed.catch(() => context.shutdown('the voice could not be published'))
  const floor = new Floor(echo, output)

  const call: CallState = {
    ...identity,
    store,
    page: pageControlOf(room, () => userOf(room)),
    ledger: createLedger(),
    floor,
    settings,
    pageContext: null,
    cues: noCues(),
    prepared: new PreparedReplies(),
    announce: onceSubscribed(output.subscribed, announcer(room)),
    endCall: () => void ending.endWhenHeard(),
  }
  const session = createSession(config, call)
  observeSession(session)
  observeSilence(session)
  const memory = rememberTurns(session, call)
  atTheEnd.defer(memory.settled)
  atTheEnd.defer(() => session.close())
  const ending = createEnding(session, call, context, memory.settled, lease ?? undefined)

  const recalled = await recallTurns(store.calls, call)
  if (!recalled) observeArrival(session, Number(job.room?.creationTimeMs ?? 0))
  reportProviderErrors(session, call)
  const follow = followPage(room, call)
  const { AgentStateChanged } = voice.AgentSessionEventTypes
  session.on(AgentStateChanged, function look({ newState }) {
    if (newState !== 'speaking') return
    session.off(AgentStateChanged, look)
    hasBegun()
  })
  const idleTimes = { questionInS: config.COACH_IDLE_QUESTION_S, goodbyeInS: config.COACH_IDLE_GOODBYE_S }
  watchIdle(session, call, idleTimes, ending.end)
  session.output.audio = output
  session.once(voice.AgentSessionEventTypes.Close, () => void output.close())
  let microphone: WithEarlySpeech | undefined
  receiveEarlySpeech(room, () => microphone)
  // Joins the room while the coach already thinks about its first words.
  const starting = session.start({
    agent: new Coach({
      chatCtx: recalled,
      opening: openingOf(call, recalled !== undefined),
      timeZone: call.timeZone,
    }),
    room,
    inputOptions: {
      closeOnDisconnect: false,
      audioSampleRate: MICROPHONE_RATE,
      textInputCallback: async (_, { text, info }) => {
        // Of the workout that it was typed beside, be the page's own word of it still on its way.
        await follow(info?.attributes?.[PAGE_TOPIC] ?? '')
        floor.answer(text)
      },
    },
    outputOptions: { audioEnabled: false },
    record: false,
  })
  sendNoSessionEvents(session)
  // There as soon as the session begins to start, and listened to once it has.
  if (session.input.audio) {
    takeFramesAsWindows(session.input.audio)
    microphone = new WithEarlySpeech(session.input.audio)
    session.input.audio = microphone
  }
  await starting
  const { stt } = session
  floor.take(session, () => stt instanceof EarlyRecognition && stt.isRecognising)
  reportPlayedText(session.output.audio, output)
  watchLeaving(room, session, {
    isPlaceWanted: async () => call.callId !== null && (await store.calls.queue()).length > 0,
    giveWay: ending.giveWay,
    end: ending.end,
  })
  watchCues(room, session, call)
}

function openingOf(call: CallState, isContinued: boolean): Reply {
  if (isContinued) return { instructions: REPLY_INSTRUCTIONS.continue, toolChoice: 'none' }
  return { instructions: call.workoutId ? REPLY_INSTRUCTIONS.greet : REPLY_INSTRUCTIONS.greetWithoutWorkout }
}

/** A call does not fail because the settings cannot be read. */
async function settingsOf(store: Store, viewerId: string): Promise<Settings> {
  return await store.settings.get(viewerId).catch((error: unknown) => {
    log().warn({ error }, 'settings could not be read')
    return DEFAULT_SETTINGS
  })
}
