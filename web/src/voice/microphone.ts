import type { Room } from 'livekit-client'
import { settingsStore } from '../settings/settings-store.ts'
import { feed } from './call-store.ts'
import { problem, problemOfMicrophone } from './problems.ts'

/** Opens or mutes the microphone; says what is wrong where it does not start. True where it did. */
export async function setMicrophone(room: Room, on: boolean): Promise<boolean> {
  const { microphoneId } = settingsStore.get()
  try {
    await room.localParticipant.setMicrophoneEnabled(
      on,
      on && microphoneId !== 'default' ? { deviceId: microphoneId } : undefined,
    )
    if (on) {
      for (const code of [
        'microphone-denied',
        'microphone-missing',
        'microphone-in-use',
        'microphone-failed',
      ] as const) {
        feed({ type: 'clear-notice', code })
      }
    }
    return true
  } catch (error) {
    feed({ type: 'notice', notice: problemOfMicrophone(error) ?? problem('microphone-failed') })
    return false
  }
}
