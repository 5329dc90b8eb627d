import { useStore } from '@kinetra/coach-ui/store'
import { type FormEvent, useState } from 'react'
import { callsEnded } from '../api/after-call.ts'
import { useRequest } from '../api/use-request.ts'
import { addNote, deleteNote, getNotes, type Note } from '../api/workouts.ts'
import { dayAndTime } from '../format/format.ts'
import { Failure } from '../shell/states.tsx'

/** What was noted about the workout, by the user or by the coach on request. */
export function Notes({ workoutId }: { workoutId: string }) {
  const calls = useStore(callsEnded, ({ count }) => count)
  const request = useRequest(workoutId, (signal) => getNotes(workoutId, signal), calls)
  return (
    <section>
      <h2>Notes</h2>
      <NoteForm workoutId={workoutId} onAdded={request.retry} />
      {request.state === 'loading' && <p className="quiet">Loading the notes…</p>}
      {request.state === 'failed' && <Failure error={request.error} retry={request.retry} />}
      {request.state === 'ready' && request.data.length === 0 && (
        <p className="quiet">None yet. Write one, or tell the coach “note that…”.</p>
      )}
      {request.state === 'ready' && (
        <ul className="entries">
          {request.data.map((note) => (
            <NoteEntry key={note.id} workoutId={workoutId} note={note} onDeleted={request.retry} />
          ))}
        </ul>
      )}
    </section>
  )
}

function NoteEntry(props: { workoutId: string; note: Note; onDeleted: () => void }) {
  const { workoutId, note, onDeleted } = props
  const [problem, setProblem] = useState<string | null>(null)
  const remove = async () => {
    if (!window.confirm('Delete this note? It cannot be brought back.')) return
    try {
      await deleteNote(workoutId, note.id)
      onDeleted()
    } catch (cause) {
      setProblem(cause instanceof Error ? cause.message : 'It could not be deleted. Try again.')
    }
  }
  return (
    <li>
      <p>{note.text}</p>
      <p className="small quiet">
        {note.by === 'coach' ? 'Noted by the coach' : 'Noted by you'} · {dayAndTime(note.createdAt)}
      </p>
      <button
        type="button"
        className="button"
        aria-label={`Delete the note: ${note.text}`}
        onClick={() => void remove()}
      >
        Delete
      </button>
      {problem && <p role="alert">{problem}</p>}
    </li>
  )
}

/** A new note; where it cannot be kept, what was written stays in the field. */
function NoteForm({ workoutId, onAdded }: { workoutId: string; onAdded: () => void }) {
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const add = async (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() === '') return
    try {
      await addNote(workoutId, text.trim())
      setText('')
      setProblem(null)
      onAdded()
    } catch (cause) {
      setProblem(cause instanceof Error ? `Not noted. ${cause.message}` : 'Not noted. Try again.')
    }
  }
  return (
    <form className="note-form" onSubmit={(event) => void add(event)}>
      <input
        className="field"
        aria-label="New note"
        placeholder="Write a note"
        maxLength={2000}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <button type="submit" className="button">
        Note
      </button>
      {problem && (
        <p className="small" role="alert">
          {problem}
        </p>
      )}
    </form>
  )
}
