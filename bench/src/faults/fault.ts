import type { Cluster } from '@kinetra/stack/cluster/cluster'
import type { Line } from './line.ts'

/** A coach in a call, as the log of its worker names it. */
export interface Coach {
  readonly identity: string
  readonly worker: string
  readonly pid: number
}

/** What a fault may lay hands on, while calls go on. */
export interface Stage {
  readonly cluster: Cluster
  /** Between the callers and everything else. */
  readonly line: Line | undefined
  /** Of each call, in the order of the callers. */
  readonly coaches: readonly Coach[]
}

export interface Fault {
  readonly name: string
  /** Why it cannot be made here; undefined where it can. */
  missing?(): string | undefined
  /** Whether its callers are on the other end of a line. */
  readonly overLine?: boolean
  /** Before the calls begin. */
  prepare?(stage: Omit<Stage, 'coaches'>): Promise<void>
  /** Breaks something. What it gives mends it again, after `lastsMs`. */
  strike(stage: Stage): Promise<() => unknown>
  readonly lastsMs: number
  /** Coaches that the fault itself ends: another one has to come. */
  ends?(coach: Coach, stage: Stage): boolean
  /** Whether recovery is counted from the mending: nobody can do anything before. */
  readonly isOutage?: boolean
}

export const pause = async (milliseconds: number) =>
  await new Promise((resolve) => setTimeout(resolve, milliseconds))
