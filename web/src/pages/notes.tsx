import { useRequest } from '../api/use-request.ts'
import { getNotes } from '../api/workouts.ts'
import { dayAndTime } from '../format/format.ts'
import { Failure } from '../shell/states.tsx'

/** What was noted about the workout; the coach writes notes on request. */
export function Notes({ workoutId }: { workoutId: string }) {
  const request = useRequest(workoutId, (signal) => getNotes(workoutId, signal))
  return (
    <section>
      <h2>Notes</h2>
      {request.state === 'loading' && <p className="quiet">Loading the notes…</p>}
      {request.state === 'failed' && <Failure error={request.error} retry={request.retry} />}
      {request.state === 'ready' && request.data.length === 0 && (
        <p className="quiet">None yet. Tell the coach “note that…”, and it stands here.</p>
      )}
      {request.state === 'ready' && (
        <ul className="entries">
          {request.data.map((note) => (
            <li key={note.id}>
              <p>{note.text}</p>
              <p className="small quiet">
                {note.by === 'coach' ? 'Noted by the coach' : 'Noted by you'} · {dayAndTime(note.createdAt)}
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
