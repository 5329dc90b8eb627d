import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { changed, KEYS } from '../api/query-client.ts'
import { addNote, deleteNote, getNotes, type Note } from '../api/workouts.ts'
import { dayAndTime } from '../format/format.ts'
import { DeleteButton } from '../shell/delete-button.tsx'
import { Failure } from '../shell/states.tsx'
import { failureWords } from '../words/failure-words.ts'
import { t } from '../words/words.ts'

/** What was noted about the workout, by the user or by the coach on request. */
export function Notes({ workoutId }: { workoutId: string }) {
  const request = useQuery({
    queryKey: KEYS.notes(workoutId),
    queryFn: ({ signal }) => getNotes(workoutId, signal),
  })
  const ask = () => void changed(KEYS.notes(workoutId))
  return (
    <section>
      <h2>{t('notes')}</h2>
      <NoteForm workoutId={workoutId} onAdded={ask} />
      {request.isPending && <p className="quiet">{t('loadingNotes')}</p>}
      {request.isLoadingError && <Failure error={request.error} retry={() => void request.refetch()} />}
      {request.data?.length === 0 && <p className="quiet">{t('noNotes')}</p>}
      {request.data && (
        <ul className="entries">
          {request.data.map((note) => (
            <NoteEntry key={note.id} workoutId={workoutId} note={note} onDeleted={ask} />
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
    try {
      await deleteNote(workoutId, note.id)
      onDeleted()
    } catch {
      setProblem(t('notDeleted'))
    }
  }
  return (
    <li>
      <p lang={note.by === 'coach' ? 'en' : undefined}>{note.text}</p>
      <p className="small quiet">
        {t(note.by === 'coach' ? 'notedByCoach' : 'notedByYou')} · {dayAndTime(note.createdAt)}
      </p>
      <DeleteButton
        name={t('deleteNote', { text: note.text })}
        question={t('confirmDeleteNote')}
        onDelete={() => void remove()}
      />
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
      setProblem(t('notNoted', { why: cause instanceof Error ? failureWords(cause).join(' ') : '' }))
    }
  }
  return (
    <form className="note-form" onSubmit={(event) => void add(event)}>
      <input
        className="field"
        aria-label={t('newNote')}
        placeholder={t('writeNote')}
        maxLength={2000}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <button type="submit" className="button">
        {t('addNote')}
      </button>
      {problem && (
        <p className="small" role="alert">
          {problem}
        </p>
      )}
    </form>
  )
}
