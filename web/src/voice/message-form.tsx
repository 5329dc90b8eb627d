import { useRoomContext } from '@livekit/components-react'
import { type FormEvent, useRef, useState } from 'react'
import { useStore } from '../page-context/store.ts'
import { callStore, changeLines, feed } from './call-store.ts'
import { withSegment } from './captions.ts'
import { problem } from './problems.ts'

const CHAT_TOPIC = 'lk.chat'
const MAX_LENGTH = 1000

/** Typed messages of the same conversation; a message that could not be sent stays in the field. */
export function MessageForm() {
  const room = useRoomContext()
  const phase = useStore(callStore, (view) => view.call.phase)
  const [text, setText] = useState('')
  const [sending, setSending] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const message = text.trim()
    if (message === '' || sending || phase !== 'live') return
    setSending(true)
    try {
      const { id } = await room.localParticipant.sendText(message, { topic: CHAT_TOPIC })
      changeLines((lines) => withSegment(lines, { id, who: 'user', text: message, final: true }))
      setText('')
    } catch {
      feed({ type: 'notice', notice: problem('reconnecting') })
    } finally {
      setSending(false)
      field.current?.focus()
    }
  }
  return (
    <form className="coach-message" onSubmit={(event) => void send(event)}>
      <input
        ref={field}
        className="field"
        data-testid="coach-input"
        data-first-focus
        aria-label="Type a message to the coach"
        placeholder={phase === 'live' ? 'Or type here' : 'The coach is not here yet'}
        autoComplete="off"
        maxLength={MAX_LENGTH}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <button
        type="submit"
        className="button solid"
        data-testid="coach-send"
        disabled={phase !== 'live' || text.trim() === ''}
      >
        Send
      </button>
    </form>
  )
}
