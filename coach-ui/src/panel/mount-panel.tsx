import { createRoot } from 'react-dom/client'
import { isCalling } from '../call/call-state.ts'
import { createSession, feed, type Session } from '../call/session.ts'
import { returnToCall, startCall } from '../call/start-call.ts'
import { adoptStyles } from '../launcher/adopt-styles.ts'
import type { Coach } from '../launcher/coach.ts'
import { ownMicrophone } from '../room/capture.ts'
import type { EarlyMicrophone } from '../room/early-microphone.ts'
import { callsOf } from '../server/kinetra-server.ts'
import captionsCss from '../styles/captions.css?inline'
import coachCss from '../styles/coach.css?inline'
import controlsCss from '../styles/controls.css?inline'
import noticesCss from '../styles/notices.css?inline'
import runCss from '../styles/run.css?inline'
import sheetCss from '../styles/sheet.css?inline'
import tokensCss from '../styles/tokens.css?inline'
import { labelsOf } from '../words/words.ts'
import { CoachPanel } from './coach-panel.tsx'
import { statusOf } from './coach-words.ts'
import { CrashBoundary } from './crash-boundary.tsx'
import { SessionContext } from './use-session.ts'

/**
 * Puts the panel, and with it the calls of its coach, into the page: as a tree of its own, so that an error in it
 * ends there. `onCrash` is called then; what is returned ends a call that is up and takes the panel away. A call that is
 * forgotten with it is not returned to by whoever is mounted next.
 * @param early the microphone that was opened with the click.
 */
export function mountPanel(
  place: HTMLElement,
  coach: Coach,
  onCrash: () => void,
  early?: Promise<EarlyMicrophone | undefined>,
): (isForgotten?: boolean) => void {
  for (const css of [tokensCss, controlsCss, coachCss, captionsCss, noticesCss, sheetCss, runCss])
    adoptStyles(place, css)
  const session = createSession(coach)
  const microphone = ownMicrophone(session, early)
  const root = createRoot(place)
  root.render(
    <CrashBoundary onCrash={onCrash}>
      <SessionContext value={session}>
        <CoachPanel microphone={microphone} />
      </SessionContext>
    </CrashBoundary>,
  )
  const stops = [microphone.stop, followCalls(session), followClicks(session)]
  return (isForgotten) => {
    if (isForgotten) session.memory.forget(session.view.get().call.lastCallId)
    for (const stop of stops) stop()
    root.unmount()
  }
}

/** Tells the launcher how the call stands, and the host that one has ended. */
function followCalls({ coach, view }: Session): () => void {
  let { phase } = view.get().call
  const tell = () => {
    const name = statusOf(phase)
    const status = name && labelsOf(coach.settings.get())[name]
    if (status !== coach.shown.get().status) coach.shown.set({ status })
  }
  const stopSettings = coach.settings.subscribe(tell)
  const stopCalls = view.subscribe(() => {
    const { call } = view.get()
    if (call.phase === phase) return
    const ended = call.startedAtMs !== null && isCalling(phase) && !isCalling(call.phase)
    phase = call.phase
    tell()
    if (ended) coach.settings.get().onCallEnd?.(call.lastCallId)
  })
  return () => {
    stopSettings()
    stopCalls()
  }
}

/** Each click on the launcher calls, where no call is up: back to one that was, or a new one. */
function followClicks(session: Session): () => void {
  const { coach, memory, view, preferences } = session
  let counted = 0
  const follow = () => {
    const { clicks } = coach.shown.get()
    if (clicks === counted) return
    counted = clicks
    if (isCalling(view.get().call.phase)) return
    const earlier = callsOf(coach.settings.get()) && (memory.ofThisTab() ?? memory.ofAnyTab())
    if (earlier) void returnToCall(session, earlier, { takeOver: false })
    else if (preferences.get().consent) void startCall(session)
    else feed(session, { type: 'ask-consent' })
  }
  follow()
  return coach.shown.subscribe(follow)
}
