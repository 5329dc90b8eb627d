import { z } from 'zod'
import { coachTool } from '../tools/coach-tool.ts'
import { CUE_TOPICS } from './rules.ts'

/** Changes how readily the coach speaks up, as the user asks for it in the call. */
export const setCues = coachTool({
  name: 'set_cues',
  description:
    'Changes what you tell of your own accord while a workout is recorded: call it for "not now", "tell me less" or "only tell me about my heel".',
  parameters: z.object({
    quiet: z
      .boolean()
      .nullable()
      .describe('true for "not now": nothing for ten minutes; false to go on; null to leave it.'),
    chattiness: z
      .enum(['off', 'few', 'usual', 'many'])
      .nullable()
      .describe('How readily you speak up; null to leave it.'),
    only: z
      .enum(['all', ...CUE_TOPICS])
      .nullable()
      .describe('The one thing to tell of, or all of them; null to leave it.'),
  }),
  async run({ quiet, chattiness, only }, { cues: { wishes }, announce }) {
    if (chattiness) wishes.change({ chattiness })
    if (only) wishes.change({ only: only === 'all' ? null : only })
    // Whoever wants to hear more does not want silence any longer.
    wishes.beQuiet(quiet ?? (wishes.isQuiet() && chattiness === null && only === null))
    const { settings } = wishes
    announce({ kind: 'cue-settings', settings, isQuiet: wishes.isQuiet() })
    return { done: true, quiet: wishes.isQuiet(), chattiness: settings.chattiness, only: settings.only }
  },
  line: ({ quiet }) => (quiet ? 'keeps quiet for now' : 'changed when it speaks up'),
})
