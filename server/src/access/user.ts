/** Who asks. */
export interface User {
  /** Owns workouts and calls: issuer and subject of the login, or the one local user. */
  readonly id: string
  /** For people; the coach may say it. */
  readonly name: string
  /** When the login ends, in milliseconds since 1970; a stream that is open does not outlive it. */
  readonly untilMs?: number
}
