import type { ChildProcess } from 'node:child_process'
import type { CallStore } from '@kinetra/store/store'
import { LEASE_MS } from '../call/lease.ts'
import { type LeaseBeat, leaseBeats } from './lease-beats.ts'

/** A job that is well says something each second. */
const LATE_MS = 1500
/** One that says nothing for so long hangs: its user has been without a coach, and is given another. */
const HANGS_MS = 15_000
const LOOK_EVERY_MS = 250

interface Held {
  beat: LeaseBeat
  beatMs: number
  /** While the store is being asked. */
  renewal: Promise<void> | null
}

/**
 * Knows of each job whether its process lives, which the store can only guess from its silence. A job that the processor
 * is kept from for seconds loses its call to nobody: its worker, which needs little of it, renews the lease meanwhile. And
 * the call of one that was killed is free at once, without waiting for the lease to run out.
 */
export class LeaseKeeper {
  readonly #calls: Pick<CallStore, 'claimLease' | 'releaseLease'>
  readonly #held = new Map<ChildProcess, Held>()

  constructor(calls: Pick<CallStore, 'claimLease' | 'releaseLease'>) {
    this.#calls = calls
    leaseBeats.hearJobs(
      (beat, job) => this.#heard(beat, job),
      (job) => this.#ended(job),
    )
    setInterval(() => this.#look(), LOOK_EVERY_MS).unref()
  }

  #heard(beat: LeaseBeat, job: ChildProcess): void {
    const now = { beat, beatMs: performance.now() }
    if (beat.isHeld) this.#held.set(job, Object.assign(this.#held.get(job) ?? { renewal: null }, now))
    else this.#held.delete(job)
  }

  #ended(job: ChildProcess): void {
    const held = this.#held.get(job)
    this.#held.delete(job)
    if (held) void this.#release(held)
  }

  #look(): void {
    for (const [child, held] of this.#held) {
      const silentMs = performance.now() - held.beatMs
      if (silentMs >= HANGS_MS) this.#held.delete(child)
      else if (silentMs >= LATE_MS) held.renewal ??= this.#renew(child, held)
    }
  }

  async #renew(child: ChildProcess, held: Held): Promise<void> {
    const { callId, holder, userPresent } = held.beat
    const isGiven = await this.#calls.claimLease(callId, holder, LEASE_MS, userPresent).catch(() => true)
    held.renewal = null
    if (!isGiven && this.#held.get(child) === held) this.#held.delete(child)
  }

  /** Behind a renewal that is still under way. Where the store is away, the lease runs out. */
  async #release({ beat, renewal }: Held): Promise<void> {
    await renewal
    await this.#calls.releaseLease(beat.callId, beat.holder).catch(() => undefined)
  }
}
