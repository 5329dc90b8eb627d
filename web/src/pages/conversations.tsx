import { useStore } from '@kinetra/coach-ui/store'
import { useState } from 'react'
import { callsEnded } from '../api/after-call.ts'
import { type Call, deleteCall, getTurns, listCalls } from '../api/calls.ts'
import { useRequest } from '../api/use-request.ts'
import { dayAndTime } from '../format/format.ts'
import { Failure } from '../shell/states.tsx'
import { t } from '../words/words.ts'

/** Past conversations about the workout, each opened and deleted on demand. */
export function Conversations({ workoutId }: { workoutId: string }) {
  const calls = useStore(callsEnded, ({ count }) => count)
  const request = useRequest(workoutId, (signal) => listCalls(workoutId, signal), calls)
  return (
    <section>
      <h2>{t('conversations')}</h2>
      {request.state === 'loading' && <p className="quiet">{t('loadingConversations')}</p>}
      {request.state === 'failed' && <Failure error={request.error} retry={request.retry} />}
      {request.state === 'ready' && request.data.length === 0 && (
        <p className="quiet">{t('noConversations')}</p>
      )}
      {request.state === 'ready' && (
        <ul className="entries">
          {request.data.map((call) => (
            <Conversation key={call.id} call={call} onDeleted={request.retry} />
          ))}
        </ul>
      )}
    </section>
  )
}

function Conversation({ call, onDeleted }: { call: Call; onDeleted: () => void }) {
  const [open, setOpen] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const remove = async () => {
    if (!window.confirm(t('confirmDeleteConversation'))) return
    try {
      await deleteCall(call.id)
      onDeleted()
    } catch {
      setProblem(t('notDeleted'))
    }
  }
  return (
    <li>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{dayAndTime(call.createdAt)}</summary>
        {open && <Turns callId={call.id} />}
        <button type="button" className="button" onClick={() => void remove()}>
          {t('delete')}
        </button>
        {problem && <p role="alert">{problem}</p>}
      </details>
    </li>
  )
}

function Turns({ callId }: { callId: string }) {
  const request = useRequest(callId, (signal) => getTurns(callId, signal))
  if (request.state === 'loading') return <p className="quiet">{t('loadingTurns')}</p>
  if (request.state === 'failed') return <Failure error={request.error} retry={request.retry} />
  if (request.data.length === 0) return <p className="quiet">{t('noTurns')}</p>
  return (
    <div className="turns">
      {request.data.map((turn) => (
        <p key={`${turn.at} ${turn.text}`} data-who={turn.who}>
          <strong>{t(turn.who === 'user' ? 'you' : 'coach')}:</strong>{' '}
          <span lang="en">
            {turn.text}
            {turn.interrupted && '…'}
          </span>
        </p>
      ))}
    </div>
  )
}
