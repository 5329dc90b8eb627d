import { useState } from 'react'
import type { CallService } from '../server/call-service.ts'
import { useLabels } from './use-session.ts'

/** Whether the coach helped, in one tap. */
export function Feedback({ callId, rate }: { callId: string; rate: CallService['feedback'] }) {
  const labels = useLabels()
  const [given, setGiven] = useState<'good' | 'bad' | 'failed' | null>(null)
  const give = async (feedback: 'good' | 'bad') => {
    setGiven(feedback)
    await rate(callId, feedback).catch(() => setGiven('failed'))
  }
  return (
    <div className="coach-feedback" role="status">
      {given === 'good' || given === 'bad' ? (
        <p>{labels.thanks}</p>
      ) : (
        <>
          <p>{given === 'failed' ? labels.notStored : labels.helped}</p>
          <button type="button" className="button" data-testid="coach-good" onClick={() => void give('good')}>
            {labels.yes}
          </button>
          <button type="button" className="button" data-testid="coach-bad" onClick={() => void give('bad')}>
            {labels.no}
          </button>
        </>
      )}
    </div>
  )
}
