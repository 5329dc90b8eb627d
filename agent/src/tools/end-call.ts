import { z } from 'zod'
import { coachTool } from './coach-tool.ts'

export const endCall = coachTool({
  name: 'end_call',
  description: 'Ends the call, after the user has said goodbye. Say goodbye in the same answer.',
  parameters: z.object({}),
  async run(_, call) {
    call.endCall()
    return { done: true }
  },
  line: () => 'is ending the call',
})
