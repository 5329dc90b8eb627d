import { InvalidInputError } from '@kinetra/store/errors'

/** No workout is on the screen and none was named. */
export class NoWorkoutError extends InvalidInputError {
  constructor() {
    super('No workout is open. Open one on the page, or tell me which one you mean.')
  }
}
