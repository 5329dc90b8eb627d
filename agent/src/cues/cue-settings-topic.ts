import { CUES_TOPIC, cueSettings } from '@kinetra/protocol/cues'
import type { Room } from '@livekit/rtc-node'
import { onUserData } from '../call/audience.ts'
import { parseJson } from '../parse-json.ts'
import type { CueWishes } from './cue-wishes.ts'

/** Takes over how the user's page wants cues; what is malformed is ignored. */
export function followCueSettings(room: Room, wishes: CueWishes): void {
  onUserData(room, CUES_TOPIC, (payload) => {
    const read = cueSettings.safeParse(parseJson(new TextDecoder().decode(payload)))
    if (read.success) wishes.change(read.data)
  })
}
