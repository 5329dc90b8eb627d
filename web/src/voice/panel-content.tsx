import { useStore } from '../page-context/store.ts'
import { CallControls } from './call-controls.tsx'
import { isCalling } from './call-state.ts'
import { callStore } from './call-store.ts'
import { CaptionList } from './caption-list.tsx'
import { Closing } from './closing.tsx'
import { CoachStage, QuietStage } from './coach-stage.tsx'
import { Consent } from './consent.tsx'
import { MessageForm } from './message-form.tsx'
import { Notice } from './notice.tsx'
import { Trouble } from './trouble.tsx'
import { useEndOfCall } from './use-end-of-call.ts'

/** What the panel shows in each phase of a call. */
export function PanelContent({ onClose }: { onClose: () => void }) {
  const call = useStore(callStore, (view) => view.call)
  const wasSaid = useStore(callStore, (view) => view.lines.length > 0)
  const inRoom = call.ticket !== null
  useEndOfCall(call)
  return (
    <>
      <div className="coach-head">
        {inRoom ? <CoachStage /> : <QuietStage />}
        <button type="button" className="button coach-close" aria-label="Close the panel" onClick={onClose}>
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d="M3 6l5 5 5-5" fill="none" stroke="currentcolor" strokeWidth="2" strokeLinecap="round" />
          </svg>
        </button>
      </div>
      {call.phase === 'consent' ? (
        <Consent />
      ) : call.problem && !wasSaid ? (
        <Trouble problem={call.problem} alone />
      ) : (
        <CaptionList />
      )}
      <Notice inRoom={inRoom} />
      {inRoom && (
        <div className="coach-foot">
          <MessageForm />
          <CallControls />
        </div>
      )}
      {!isCalling(call.phase) && call.phase !== 'consent' && <Closing />}
    </>
  )
}
