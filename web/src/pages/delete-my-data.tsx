import { useState } from 'react'
import { deleteAccount } from '../api/account.ts'
import { forgetChanges } from '../settings/settings-form.ts'
import { failureWords } from '../words/failure-words.ts'
import { t } from '../words/words.ts'

type State =
  | { readonly kind: 'asked' | 'idle' }
  | { readonly kind: 'busy' | 'done' | 'failed'; readonly words: string }

/** Deletes all of the user's workouts and conversations, after a second question, and says what it did. */
export function DeleteMyData() {
  const [state, setState] = useState<State>({ kind: 'idle' })
  const remove = async () => {
    setState({ kind: 'busy', words: t('deleting') })
    try {
      const { workouts, calls } = await deleteAccount()
      forgetChanges()
      setState({
        kind: 'done',
        words: t('deleted', { workouts, calls }),
      })
    } catch (cause) {
      const [why] = cause instanceof Error ? failureWords(cause) : ['']
      setState({ kind: 'failed', words: t('notAllDeleted', { why }) })
    }
  }
  return (
    <div className="setting">
      <div>
        <h3>{t('deleteAccount')}</h3>
        <p>{t('deleteAccountWords')}</p>
        {'words' in state && <p role="status">{state.words}</p>}
      </div>
      {state.kind === 'asked' ? (
        <div className="switches">
          <button type="button" className="button solid" onClick={() => void remove()}>
            {t('deleteForGood')}
          </button>
          <button type="button" className="button" onClick={() => setState({ kind: 'idle' })}>
            {t('keep')}
          </button>
        </div>
      ) : (
        <button
          type="button"
          className="button"
          disabled={state.kind === 'busy'}
          onClick={() => setState({ kind: 'asked' })}
        >
          {t('deleteAsk')}
        </button>
      )}
    </div>
  )
}
