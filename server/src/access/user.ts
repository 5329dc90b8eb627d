/** Who asks. */
export interface User {
  /** Owns workouts and calls: the subject of the login, or the one local user. */
  readonly id: string
  /** For people; the coach may say it. */
  readonly name: string
}
