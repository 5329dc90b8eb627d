import { z } from 'zod'
import { workoutMeant } from './arguments.ts'
import { coachTool } from './coach-tool.ts'

export const saveNote = coachTool({
  name: 'save_note',
  description: 'Saves a short note to the workout on the screen when the user asks to remember something.',
  parameters: z.object({ text: z.string().min(1).max(500) }),
  async run(args, call) {
    await call.store.workouts.addNote(call.viewerId, workoutMeant(null, call), {
      text: args.text,
      by: 'user',
      callId: call.callId ?? undefined,
    })
    return { saved: true }
  },
  line: () => 'saved a note',
})
