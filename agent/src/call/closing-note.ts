import type { Store, Turn } from '@kinetra/store/store'
import type { CallState } from './call-state.ts'

const MOST_QUESTIONS = 3
const LONGEST = 160
const BEGINNING = 'Asked: '

/** Two lines about a conversation: what was asked, and the last answer that came from the data; null where nothing was asked. */
export function closingNote(turns: readonly Turn[]): string | null {
  const questions = turns.filter(({ who, text }) => who === 'user' && text.split(' ').length > 2)
  const answer = turns.findLast(({ who, toolCalls }) => who === 'coach' && (toolCalls?.length ?? 0) > 0)
  if (questions.length === 0 || !answer) return null
  const asked = questions.slice(0, MOST_QUESTIONS).map(({ text }) => text.trim())
  return `${BEGINNING}${shorten(asked.join(' '))}\nCoach: ${shorten(answer.text)}`
}

/**
 * Saves the note of a finished call to the workout it was about; a call about none leaves none. One that went on after its
 * coach had left has one note all the same, about all of it.
 */
export async function saveClosingNote(store: Store, call: CallState): Promise<void> {
  if (!call.callId || !call.workoutId) return
  const text = closingNote(await store.calls.turns(call.callId))
  if (!text) return
  const { viewerId, workoutId, callId } = call
  const earlier = (await store.workouts.notes(viewerId, workoutId)).filter(
    (note) => note.by === 'coach' && note.callId === callId && note.text.startsWith(BEGINNING),
  )
  await store.workouts.addNote(viewerId, workoutId, { text, by: 'coach', callId })
  for (const { id } of earlier) await store.workouts.deleteNote(viewerId, workoutId, id)
}

function shorten(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1).trimEnd()}…`
}
