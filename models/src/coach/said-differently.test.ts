import { expect, it } from 'vitest'
import { Dialogue } from './testing/dialogue.ts'
import { PLAYED_TOOLS, playTool } from './testing/played-tools.ts'

/** The last tool that each conversation asks, and the arguments that tell. */
const CONVERSATIONS: [said: string[], tool: string, args: Record<string, unknown>][] = [
  [['right heel peak plz'], 'get_pressure_summary', { region: 'heel', foot: 'right' }],
  [['What was the mean on my left forefoot?', 'no no, right'], 'get_pressure_summary', { foot: 'right' }],
  [['What about right behind the little toe, any hits?'], 'get_events', { region: 'M5', foot: null }],
  [['any impacts north of 95?'], 'get_events', { above: 95 }],
  [['my physio wants me under 80, so how many went over'], 'get_events', { above: 80, below: null }],
  [['outer heel from one minute to three minutes, avg pls'], 'get_segment', { from_s: 60, to_s: 180 }],
  [['From three minutes to four and a half, the average?'], 'get_segment', { from_s: 180, to_s: 270 }],
  [['the intervals - contact time there?'], 'list_workouts', { name: 'interval' }],
  [['What was my cadence?', 'n on the hilly one'], 'list_workouts', { name: 'hill' }],
  [['How much did I train in the last 30 days?'], 'list_workouts', { period: 'last_30_days' }],
  [
    ['How many hits were there on the heel?', 'and if you count the whole foot'],
    'get_events',
    { region: null },
  ],
  [['go to 2 minutes', 'ten seconds earlier'], 'seek_to', { at_s: 110 }],
  [['How long did the hardest hit on my heel last?'], 'get_events', { region: 'heel' }],
  [['How much did the pressure on the big toe vary?'], 'get_pressure_summary', { region: 'Toe1' }],
  [['What does the first metatarsal do?', 'and the 5th'], 'explain_region', { term: 'M5' }],
  [
    ['What is the pressure-time integral of my heel?', 'what on earth is that'],
    'explain_region',
    { term: 'pressure-time integral' },
  ],
]

it.each(CONVERSATIONS)('%j asks %s %j', (said, tool, args) => {
  const dialogue = new Dialogue(PLAYED_TOOLS, playTool)
  const calls = said.map((words) => dialogue.say(words).calls).at(-1) ?? []
  expect(calls).toContainEqual({ name: tool, args: expect.objectContaining(args) })
})

it('goes back from another workout to the one on the screen', () => {
  const dialogue = new Dialogue(PLAYED_TOOLS, playTool)
  const other = dialogue.say('What was the peak pressure in my tempo run?').calls
  const here = dialogue.say('no i mean the one im looking at').calls
  expect(other).not.toEqual(here)
  expect(here).toEqual([
    { name: 'get_pressure_summary', args: { workout_id: null, region: null, foot: null } },
  ])
})

it('goes to the last minute, and says where there is no such time', () => {
  const dialogue = new Dialogue(PLAYED_TOOLS, playTool)
  const [seek] = dialogue.say('jump to the last minute').calls.filter(({ name }) => name === 'seek_to')
  expect(Number(seek?.args.at_s)).toBeGreaterThan(60)
  expect(dialogue.say('forward to minute 400').answer).toMatch(/\bends at\b/)
})

it('speaks up less only where that is asked for', () => {
  const dialogue = new Dialogue(PLAYED_TOOLS, playTool)
  dialogue.say('Did the heel get hit hard in the last two minutes?')
  const { calls } = dialogue.say('the whole thing, not only the end')
  expect(calls.map(({ name }) => name)).not.toContain('set_cues')
  expect(calls).not.toEqual([])
})
