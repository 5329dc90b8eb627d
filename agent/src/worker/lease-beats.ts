import * as z from 'zod'

/** How a job tells its worker each second that it holds a call, beside the framework's own messages; last that it does not. */
export const LEASE_BEAT = 'kinetra.lease'

const beat = z.object({
  callId: z.string(),
  holder: z.string(),
  userPresent: z.boolean().optional(),
  isHeld: z.boolean(),
})
export type LeaseBeat = z.infer<typeof beat>
export const leaseMessage = z.object({ case: z.literal(LEASE_BEAT), value: beat })

/** Without a worker, nobody is told. */
export function tellWorker(value: LeaseBeat): void {
  if (process.connected) process.send?.({ case: LEASE_BEAT, value }, undefined, undefined, () => undefined)
}
