import {
  type OpenWorkoutRequest,
  PAGE_RPC,
  PAGE_RPC_TIMEOUT_MS,
  pageRpcResponse,
  type SeekToRequest,
  type ShowRegionRequest,
} from '@kinetra/protocol/page'
import type { Room } from '@livekit/rtc-node'
import { parseJson } from '../parse-json.ts'

/** The page did not do what the coach asked; the message can be said aloud. */
export class PageError extends Error {
  override readonly name = 'PageError'
}

/** What the coach can do on the user's page. Each call resolves with what the page then shows. */
export interface PageControl {
  showRegion(request: ShowRegionRequest): Promise<string>
  seekTo(request: SeekToRequest): Promise<string>
  openWorkout(request: OpenWorkoutRequest): Promise<string>
}

/** Page control by LiveKit's RPC to the call's user. */
export function pageControlOf(room: Room, userIdentity: () => string | undefined): PageControl {
  const ask = async (method: string, payload: object): Promise<string> => {
    const destinationIdentity = userIdentity()
    if (!destinationIdentity || !room.localParticipant)
      throw new PageError('I cannot see your screen right now.')
    let answer: string
    try {
      answer = await room.localParticipant.performRpc({
        destinationIdentity,
        method,
        payload: JSON.stringify(payload),
        responseTimeout: PAGE_RPC_TIMEOUT_MS,
      })
    } catch (cause) {
      throw new PageError('Your screen did not answer, so I could not show it.', { cause })
    }
    const response = pageRpcResponse.safeParse(parseJson(answer))
    if (!response.success) throw new PageError('Your screen gave an answer that I do not understand.')
    if (!response.data.ok) throw new PageError(response.data.message)
    return response.data.message
  }
  return {
    showRegion: (request) => ask(PAGE_RPC.showRegion, request),
    seekTo: (request) => ask(PAGE_RPC.seekTo, request),
    openWorkout: (request) => ask(PAGE_RPC.openWorkout, request),
  }
}
