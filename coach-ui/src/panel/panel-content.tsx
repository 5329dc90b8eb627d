import { isCalling } from '../call/call-state.ts'
import { endCall } from '../call/start-call.ts'
import { useStore } from '../store/use-store.ts'
import { CallControls } from './call-controls.tsx'
import { CaptionList } from './caption-list.tsx'
import { Closing } from './closing.tsx'
import { CoachStage, QuietStage } from './coach-stage.tsx'
import { Consent } from './consent.tsx'
import { MessageForm } from './message-form.tsx'
import { Notices } from './notices.tsx'
import { ProblemText } from './problem-text.tsx'
import { RunView } from './run-view.tsx'
import { SheetHandle } from './sheet-handle.tsx'
import { useEndOfCall } from './use-end-of-call.ts'
import { useLabels, useSession, useView } from './use-session.ts'

/** What the panel shows in each phase of a call. */
export function PanelContent({ onClose }: { onClose: () => void }) {
  const session = useSession()
  const labels = useLabels()
  const call = useView((view) => view.call)
  const wasSaid = useView((view) => view.lines.length > 0)
  const inRoom = call.ticket !== null
  const run = useStore(session.coach.shown, (value) => value.run)
  useEndOfCall(call)
  if (inRoom && run) return <RunView />
  return (
    <>
      <div className="coach-head">
        <SheetHandle />
        {inRoom ? <CoachStage /> : <QuietStage />}
        <button type="button" className="button coach-close" aria-label={labels.closePanel} onClick={onClose}>
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d="M3 6l5 5 5-5" fill="none" stroke="currentcolor" strokeWidth="2" strokeLinecap="round" />
          </svg>
        </button>
      </div>
      {call.phase === 'consent' ? (
        <Consent />
      ) : call.problem && !wasSaid ? (
        <div className="coach-alone" role="alert">
          <ProblemText problem={call.problem} alone />
        </div>
      ) : (
        <CaptionList />
      )}
      <Notices />
      {inRoom && (
        <div className="coach-foot">
          <MessageForm />
          <CallControls />
        </div>
      )}
      {call.phase === 'starting' && (
        <div className="coach-foot">
          <div className="coach-controls">
            <button
              type="button"
              className="button coach-end"
              data-testid="coach-end"
              data-first-focus
              onClick={() => endCall(session)}
            >
              {labels.cancel}
            </button>
          </div>
        </div>
      )}
      {!isCalling(call.phase) && call.phase !== 'consent' && <Closing />}
    </>
  )
}
