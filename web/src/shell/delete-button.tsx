import { useId, useRef } from 'react'
import { t } from '../words/words.ts'

interface DeleteButtonProps {
  /** What a screen reader calls the button, where "Delete" alone does not say what. */
  readonly name?: string
  readonly question: string
  readonly onDelete: () => void
}

/** Deletes after a second question, in a dialog of the browser: it keeps the focus, and gives it back. */
export function DeleteButton({ name, question, onDelete }: DeleteButtonProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const title = useId()
  const close = () => dialog.current?.close()
  return (
    <>
      <button
        type="button"
        className="button"
        aria-haspopup="dialog"
        {...(name && { 'aria-label': name })}
        onClick={() => dialog.current?.showModal()}
      >
        {t('delete')}
      </button>
      <dialog ref={dialog} className="question" role="alertdialog" aria-labelledby={title}>
        <p id={title}>{question}</p>
        <div className="switches">
          <button type="button" className="button" onClick={close}>
            {t('keep')}
          </button>
          <button
            type="button"
            className="button solid"
            onClick={() => {
              close()
              onDelete()
            }}
          >
            {t('delete')}
          </button>
        </div>
      </dialog>
    </>
  )
}
