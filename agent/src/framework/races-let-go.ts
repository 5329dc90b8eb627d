import { ThrowsPromise } from '@livekit/throws-transformer/throws'
import { Unpromise } from '@watchable/unpromise'

/**
 * Makes the framework's races forget what they have read. It races every frame of the microphone against one
 * promise that lasts as long as the call, and `Promise.race` leaves a reaction on it each time, with the frame
 *: 6 MB a minute (docs/decisions/0026).
 */
export function letRacesGo(): void {
  ThrowsPromise.race = Unpromise.race as typeof ThrowsPromise.race
}
