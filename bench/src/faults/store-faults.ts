import type { Fault } from './fault.ts'

const away = (seconds: number): Fault => ({
  name: `the store is away for ${seconds} s`,
  lastsMs: seconds * 1000,
  isOutage: true,
  strike: async ({ cluster }) =>
    await cluster.network.poison({ type: 'timeout', attributes: { timeout: 0 } }),
})

export const storeFaults: Readonly<Record<string, Fault>> = { 'store-12': away(12), 'store-30': away(30) }
