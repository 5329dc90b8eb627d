export interface Worker {
  /** Unique for a process: host name, process id and chance. */
  readonly id: string
  readonly agentName: string
  readonly calls: number
  readonly capacity: number
  readonly seenAt: string
}

export interface WorkerStore {
  /** Written every 2 s by each worker. */
  report(worker: Omit<Worker, 'seenAt'>): Promise<void>
  remove(id: string): Promise<void>
  /** Those seen within `withinMs`. */
  alive(withinMs: number): Promise<Worker[]>
}
