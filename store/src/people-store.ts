/** What concerns whole people, whatever they have. */
export interface PeopleStore {
  /** Deletes everything of a person: workouts, notes (on samples too), conversations, settings. The audit log stays. */
  delete(userId: string): Promise<{ workouts: number; calls: number }>
  /** All that have conversations: for the sweep, never for a request. */
  withCalls(): Promise<string[]>
  /**
   * Once for a database: owners from when a login's subject alone was the user become those of this issuer. Gives how
   * many there were.
   */
  qualify(issuer: string): Promise<number>
}
