import { z } from 'zod'
import { coachTool } from './coach-tool.ts'
import { explanationOf } from './explanations.ts'

export const explainRegion = coachTool({
  name: 'explain_region',
  description:
    'Explains a region of the foot or a statistic in plain words: what it is, why it matters, what to do.',
  parameters: z.object({
    term: z.string().max(100).describe('A region, a group of regions or a statistic.'),
  }),
  async run(args) {
    return { ...explanationOf(args.term) }
  },
  line: (result) => `explained ${result.title}`,
})
