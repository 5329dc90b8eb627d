import { PAGE_TOPIC } from '@kinetra/protocol/page'
import { type Room, RpcError } from 'livekit-client'
import { placeOf } from '../call/place.ts'
import type { Session } from '../call/session.ts'
import { keepTold } from './keep-told.ts'
import { answerAction, type PageMethod, pageMethods } from './page-actions.ts'

/** Changes closer together than this are told once: the last one counts. */
const TELL_MS = 200
const INVALID_CALLER = 1403

/** Tells the coach where the user is, and lets this call's coach, and nobody else, move the page. */
export function linkPage({ coach }: Session, room: Room): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const told = keepTold(room, PAGE_TOPIC, () => placeOf(coach))
  const tell = () => {
    timer = undefined
    told.tell()
  }
  const soon = () => {
    timer ??= setTimeout(tell, TELL_MS)
  }
  const stop = coach.settings.subscribe(soon)
  const serve = (method: PageMethod) =>
    room.registerRpcMethod(method, async ({ callerIdentity, payload }) => {
      const caller = room.getParticipantByIdentity(callerIdentity)
      if (!caller?.isAgent) throw new RpcError(INVALID_CALLER, 'Only the coach of this call moves the page.')
      const answer = await answerAction(coach.settings.get().onAction, method, payload)
      // What the coach points at is to be seen.
      const { height } = coach.shown.get()
      if (answer.ok) coach.shown.set({ height: height === 'full' ? 'half' : height, run: false })
      return JSON.stringify(answer)
    })
  pageMethods.forEach(serve)
  return () => {
    stop()
    clearTimeout(timer)
    told.stop()
    for (const method of pageMethods) room.unregisterRpcMethod(method)
  }
}
