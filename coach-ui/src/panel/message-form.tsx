import { type FormEvent, useRef, useState } from 'react'
import { typeMessage } from '../call/typed-messages.ts'
import { useRoom } from './use-room.ts'
import { useLabels, useSession, useView } from './use-session.ts'

const MAX_LENGTH = 1000

/** Typed messages of the same conversation, also before the coach is there. */
export function MessageForm() {
  const session = useSession()
  const room = useRoom()
  const labels = useLabels()
  const phase = useView((view) => view.call.phase)
  const [text, setText] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const send = (event: FormEvent) => {
    event.preventDefault()
    const message = text.trim()
    if (message === '') return
    setText('')
    void typeMessage(session, room, message)
    field.current?.focus()
  }
  return (
    <form className="coach-message" onSubmit={send}>
      <input
        ref={field}
        className="field"
        data-testid="coach-input"
        data-first-focus
        aria-label={labels.message}
        placeholder={phase === 'live' ? labels.messageHint : labels.messageHintEarly}
        autoComplete="off"
        maxLength={MAX_LENGTH}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <button type="submit" className="button solid" data-testid="coach-send" disabled={text.trim() === ''}>
        {labels.send}
      </button>
    </form>
  )
}
