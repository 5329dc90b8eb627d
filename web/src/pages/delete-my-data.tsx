import { useState } from 'react'
import { deleteAccount } from '../api/account.ts'
import { counted } from '../format/format.ts'
import { forgetChanges } from '../settings/settings-form.ts'

type State =
  | { readonly kind: 'asked' | 'idle' }
  | { readonly kind: 'busy' | 'done' | 'failed'; readonly words: string }

/** Deletes all of the user's workouts and conversations, after a second question, and says what it did. */
export function DeleteMyData() {
  const [state, setState] = useState<State>({ kind: 'idle' })
  const remove = async () => {
    setState({ kind: 'busy', words: 'Deleting…' })
    try {
      const { workouts, calls } = await deleteAccount()
      forgetChanges()
      setState({
        kind: 'done',
        words: `Deleted ${counted(workouts, 'workout')} and ${counted(calls, 'conversation')}.`,
      })
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : ''
      setState({ kind: 'failed', words: `Not everything was deleted. ${why} Try again to delete the rest.` })
    }
  }
  return (
    <div className="setting">
      <div>
        <h3>Delete my account</h3>
        <p>
          Everything you have here: workouts with frames and notes, conversations, and settings. It cannot be
          brought back. The samples stay.
        </p>
        {'words' in state && <p role="status">{state.words}</p>}
      </div>
      {state.kind === 'asked' ? (
        <div className="switches">
          <button type="button" className="button solid" onClick={() => void remove()}>
            Delete for good
          </button>
          <button type="button" className="button" onClick={() => setState({ kind: 'idle' })}>
            Keep
          </button>
        </div>
      ) : (
        <button
          type="button"
          className="button"
          disabled={state.kind === 'busy'}
          onClick={() => setState({ kind: 'asked' })}
        >
          Delete…
        </button>
      )}
    </div>
  )
}
