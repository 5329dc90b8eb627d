/** The servers that share the watching over calls. */
export interface ServerStore {
  /** Writes down that a server is there; gives the ids of all that were within `withinMs`, in order, its own too. */
  attend(id: string, withinMs: number): Promise<string[]>
  /** It goes: the others need not wait until it is missed. */
  leave(id: string): Promise<void>
}
