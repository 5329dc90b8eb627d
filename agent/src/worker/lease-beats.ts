import * as z from 'zod'
import { jobMessage } from './job-message.ts'

const beat = z.object({
  callId: z.string(),
  holder: z.string(),
  userPresent: z.boolean().optional(),
  isHeld: z.boolean(),
})
export type LeaseBeat = z.infer<typeof beat>

/** How a job tells its worker each second that it holds a call; last that it does not. */
export const leaseBeats = jobMessage('lease', beat)
