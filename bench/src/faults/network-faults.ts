import type { Fault } from './fault.ts'
import { lineMissing } from './line.ts'

const LOSSY_MS = 20_000

const cut = (seconds: number): Fault => ({
  name: `the callers' network is cut for ${seconds} s`,
  missing: lineMissing,
  overLine: true,
  lastsMs: seconds * 1000,
  isOutage: true,
  async strike({ line }) {
    line?.set(100)
    return () => line?.set(0)
  },
})

export const networkFaults: Readonly<Record<string, Fault>> = {
  'cut-2': cut(2),
  'cut-10': cut(10),
  'cut-60': cut(60),
  lossy: {
    name: `5 % of the callers' packets are lost, the others late by up to 100 ms, for ${LOSSY_MS / 1000} s`,
    missing: lineMissing,
    overLine: true,
    lastsMs: LOSSY_MS,
    async strike({ line }) {
      line?.set(5, [0, 100])
      return () => line?.set(0)
    },
  },
}
