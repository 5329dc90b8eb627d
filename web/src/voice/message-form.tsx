import { useRoomContext } from '@livekit/components-react'
import { type FormEvent, useRef, useState } from 'react'
import { useStore } from '../page-context/store.ts'
import { callStore } from './call-store.ts'
import { typeMessage } from './typed-messages.ts'

const MAX_LENGTH = 1000

/** Typed messages of the same conversation, also before the coach is there. */
export function MessageForm() {
  const room = useRoomContext()
  const phase = useStore(callStore, (view) => view.call.phase)
  const [text, setText] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const send = (event: FormEvent) => {
    event.preventDefault()
    const message = text.trim()
    if (message === '') return
    setText('')
    void typeMessage(room, message)
    field.current?.focus()
  }
  return (
    <form className="coach-message" onSubmit={send}>
      <input
        ref={field}
        className="field"
        data-testid="coach-input"
        data-first-focus
        aria-label="Type a message to the coach"
        placeholder={phase === 'live' ? 'Or type here' : 'Type: the coach reads it when it comes'}
        autoComplete="off"
        maxLength={MAX_LENGTH}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <button type="submit" className="button solid" data-testid="coach-send" disabled={text.trim() === ''}>
        Send
      </button>
    </form>
  )
}
