import { useContext } from 'react'
import { isCalling } from '../call/call-state.ts'
import { startCall } from '../call/start-call.ts'
import { typeMessage } from '../call/typed-messages.ts'
import { RoomContext } from './use-room.ts'
import { useLabels, useSession } from './use-session.ts'

/** Sentences to press instead of saying or typing them; one that is pressed too early waits for the coach. */
export function Suggestions({ sentences }: { sentences: readonly string[] }) {
  const session = useSession()
  const room = useContext(RoomContext)
  const labels = useLabels()
  if (sentences.length === 0) return null
  const say = (sentence: string) => {
    void typeMessage(session, room, sentence)
    if (!isCalling(session.view.get().call.phase)) void startCall(session)
  }
  return (
    <fieldset className="coach-suggestions" aria-label={labels.suggestions}>
      {sentences.map((sentence) => (
        <button key={sentence} type="button" className="button" lang="en" onClick={() => say(sentence)}>
          {sentence}
        </button>
      ))}
    </fieldset>
  )
}
