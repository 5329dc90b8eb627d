import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type Call, deleteCall, getTurns, listCalls } from '../api/calls.ts'
import { changed, KEYS } from '../api/query-client.ts'
import { dayAndTime } from '../format/format.ts'
import { DeleteButton } from '../shell/delete-button.tsx'
import { Failure } from '../shell/states.tsx'
import { t } from '../words/words.ts'

/** Past conversations about the workout, each opened and deleted on demand. */
export function Conversations({ workoutId }: { workoutId: string }) {
  const request = useQuery({
    queryKey: KEYS.conversations(workoutId),
    queryFn: ({ signal }) => listCalls(workoutId, signal),
  })
  const ask = () => void changed(KEYS.conversations(workoutId))
  return (
    <section>
      <h2>{t('conversations')}</h2>
      {request.isPending && <p className="quiet">{t('loadingConversations')}</p>}
      {request.isLoadingError && <Failure error={request.error} retry={() => void request.refetch()} />}
      {request.data?.length === 0 && <p className="quiet">{t('noConversations')}</p>}
      {request.data && (
        <ul className="entries">
          {request.data.map((call) => (
            <Conversation key={call.id} call={call} onDeleted={ask} />
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
        <DeleteButton question={t('confirmDeleteConversation')} onDelete={() => void remove()} />
        {problem && <p role="alert">{problem}</p>}
      </details>
    </li>
  )
}

function Turns({ callId }: { callId: string }) {
  const request = useQuery({
    queryKey: ['turns', callId],
    queryFn: ({ signal }) => getTurns(callId, signal),
  })
  if (request.isPending) return <p className="quiet">{t('loadingTurns')}</p>
  if (request.isError) return <Failure error={request.error} retry={() => void request.refetch()} />
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
