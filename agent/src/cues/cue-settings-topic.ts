import { CUES_TOPIC, cueSettings } from '@kinetra/protocol/cues'
import { type RemoteParticipant, type Room, RoomEvent } from '@livekit/rtc-node'
import { userOf } from '../call/audience.ts'
import type { CueWishes } from './cue-wishes.ts'

/** Takes over how the user's page wants cues; what is malformed, or from anybody else, is ignored. */
export function followCueSettings(room: Room, wishes: CueWishes): void {
  room.on(
    RoomEvent.DataReceived,
    (payload: Uint8Array, sender?: RemoteParticipant, _?: unknown, topic?: string) => {
      if (topic !== CUES_TOPIC || !sender || sender.identity !== userOf(room)) return
      const read = cueSettings.safeParse(parseJson(new TextDecoder().decode(payload)))
      if (read.success) wishes.change(read.data)
    },
  )
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
