import { randomBytes, randomUUID } from 'node:crypto'
import type { Store } from '../store.ts'

/** One database for a whole test file; each test has owners of its own in it. */
export interface Backend {
  /** A store of its own on the database, as another process would have it; closed with the backend. */
  open(): Promise<Store>
  /** What is stored, past the store: as another version, or somebody's hand, would change it. */
  readonly raw: {
    settings(owner: string): Promise<unknown>
    putSettings(owner: string, body: object): Promise<void>
    /** Gives a workout's row or document a time that is none: its start, or that of its last change. */
    damageWorkout(id: string, field?: 'started_at' | 'updated_at'): Promise<void>
    /** Gives it a type and a status that only a later version knows. */
    modernise(id: string): Promise<void>
    /** How many rows or documents belong to a workout, its own left out. */
    leftOf(id: string): Promise<number>
    /** Deletes a workout's own row or document alone, as a crash would; false where nothing can be left then. */
    interruptDeletion(id: string): Promise<boolean>
  }
  close(): Promise<void>
}

export const newPerson = (): string => `person-${randomUUID()}`
export const newCallId = (): string => randomBytes(16).toString('hex')
export const newWorkoutId = (): string => randomBytes(12).toString('hex')
/** What an injected query would look like where an id is expected. */
export const injected = { $gt: '' } as unknown as string
