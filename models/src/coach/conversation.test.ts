import { describe, expect, it } from 'vitest'
import { Dialogue } from './testing/dialogue.ts'
import { PLAYED_TOOLS, playTool } from './testing/played-tools.ts'

type Said = readonly [you: string, tool: string | null, args: Record<string, unknown>, answer?: RegExp]

/** The last call that the last of some sentences led to, with the arguments that tell, and what was said. */
const CONVERSATIONS: Record<string, readonly Said[]> = {
  'a correction of the place, the foot and the figure': [
    ['What was my peak on the inner heel?', 'get_pressure_summary', { region: 'Med Heel' }],
    ['And the left one?', 'get_pressure_summary', { region: 'Med Heel', foot: 'left' }],
    ['No, the outer one.', 'get_pressure_summary', { region: 'Lat Heel', foot: 'left' }],
    ['I said the toes.', 'get_pressure_summary', { region: 'toes', foot: 'left' }],
    ['No, I meant the average.', 'get_pressure_summary', { region: 'toes' }, /average/],
    ['That’s wrong.', null, {}, /^Sorry about that\./],
  ],
  'a change of the workout': [
    ['How long was my run?', 'get_current_workout', {}],
    ['Not this run, the tempo one.', 'get_workout_by_id', { workout_id: 'tempo' }],
    ['And the run before?', 'get_workout_by_id', { workout_id: 'other' }],
  ],
  'days that follow from a day': [
    ['What was my peak on Monday?', 'list_workouts', { period: 'monday' }],
    ['And a week earlier?', 'list_workouts', { period: '1_weeks_before_monday' }],
    ['How many runs did I do last week?', 'list_workouts', { period: 'last_week' }],
    ['And the week before?', 'list_workouts', { period: 'week_before_last' }],
  ],
  'a week before the workout on the screen': [
    ['What was my cadence?', 'get_current_workout', {}],
    ['And a week earlier?', 'list_workouts', { period: '1_weeks_before_2026-05-12' }],
  ],
  'a percentage': [
    ['Compare this with my previous run.', 'compare_workouts', {}, /peak went from 88\.9 to 84\.1/],
    ['In percent?', 'compare_workouts', {}, /peak went down by 5\.4 percent/],
    ['How many hard hits were there on my heel?', 'get_events', { region: 'heel' }],
    ['In percent?', 'get_events', { region: 'heel' }, /not in percent\. I count 7/],
    ['What was my peak pressure in percent?', 'get_pressure_summary', {}, /not in percent/],
    ['And how much of the load was on my toes?', 'get_pressure_summary', { region: 'toes' }, /8\.4 percent/],
  ],
  'which of those': [
    ['What did I do this week?', 'list_workouts', { period: 'this_week' }],
    ['Which of those was the hardest?', 'list_workouts', { period: 'this_week', order: 'highest_peak' }],
    ['How many hard hits were there on my toes?', 'get_events', { region: 'toes' }],
    ['Which of those was the hardest?', 'get_events', { region: 'toes' }, /^The hardest one came at/],
  ],
  'the way it is told': [
    ['What was my peak on the heel?', 'get_pressure_summary', { region: 'heel' }, /41\.5/],
    ['Rounded, please.', 'get_pressure_summary', { region: 'heel' }, /\b42\./],
    ['Shorter.', null, {}, /^[^.]+\.$/],
    ['Louder!', null, {}, /^I cannot change how I speak/],
    ['Slower, please.', null, {}, /^I cannot change how I speak/],
  ],
  'what was said': [
    ['What was my cadence?', 'get_current_workout', {}, /168/],
    ['Where is this number from?', null, {}, /overview of the workout.*Your insole measured it/],
    ['What was my peak?', 'get_pressure_summary', {}, /84\.1/],
    ['Say that again.', null, {}, /84\.1/],
    ['What did you say before that?', null, {}, /overview of the workout/],
  ],
  'a judgement, by one’s own workouts or not at all': [
    ['What was my cadence?', 'get_current_workout', {}],
    ['Was that good?', 'compare_workouts', {}, /only your own workouts tell\. Against Morning run/],
    ['How much of the load was on my heel?', 'get_pressure_summary', {}],
    ['Was that good?', 'explain_region', { term: 'heel' }, /There is no fixed limit/],
  ],
  notes: [
    ['Note that my left shoe was loose.', 'save_note', { text: 'My left shoe was loose.' }, /^Noted\./],
    ['Can you read me my notes?', null, {}, /cannot read notes aloud/],
    ['Delete my last note.', null, {}, /cannot delete or change notes/],
  ],
  'what goes to nobody': [
    ['Send this to my coach.', null, {}, /cannot send anything/],
    ['Email it to Anna.', null, {}, /cannot send anything/],
  ],
  'what no insole measures': [
    ['What was my heart rate?', null, {}, /do not measure heart rate/],
    ['How many calories did I burn?', null, {}, /do not measure calories/],
    ['How far did I run?', null, {}, /do not measure distance/],
    ['What was my pace?', null, {}, /do not measure speed/],
  ],
  'phases of a step, the one that is asked for first': [
    ['How much of each step is pushing off?', 'get_pressure_summary', {}, /^Push-off took \d.+ Loading took/],
    ['What were my stance phases?', 'get_pressure_summary', {}, /^Loading took \d.+ Mid-stance took/],
  ],
  'limits, ranks and parts': [
    ['How many hits were above 60?', 'get_events', { above: 60 }, /above 60/],
    ['And below 30?', 'get_events', { below: 30 }],
    ['Was my cadence above 170?', 'get_current_workout', {}, /^No, your cadence was 168/],
    [
      'Was my contact time under 250 milliseconds?',
      'get_current_workout',
      {},
      /^(?:Yes|No), your ground contact time was \d+ milliseconds/,
    ],
    ['What was my second highest peak?', 'get_events', { nth: 2, by: 'pressure' }],
    ['What was my peak in the first minute?', 'get_segment', { to_s: 60 }],
    ['And in the last?', 'get_segment', { from_s: -60 }],
    ['And over the whole run?', 'get_pressure_summary', {}],
  ],
  'several workouts at once': [
    [
      'What was my average cadence over my last five runs?',
      'get_trend',
      { metric: 'cadence', count: 5 },
      /^On average/,
    ],
    [
      'How many hard hits did I have this week?',
      'get_trend',
      { period: 'this_week' },
      /173 high-force events/,
    ],
    ['What have I recorded since Friday?', 'list_workouts', { period: 'since_friday' }, /since Friday/],
    [
      'Which was my second longest workout?',
      'list_workouts',
      { order: 'longest', limit: 2 },
      /second longest/,
    ],
  ],
}

const telling = (args: Record<string, unknown> = {}) =>
  Object.fromEntries(Object.entries(args).filter(([, value]) => value !== null))

describe.each(Object.entries(CONVERSATIONS))('%s', (_, lines) => {
  it('is understood', () => {
    const dialogue = new Dialogue(PLAYED_TOOLS, playTool)
    for (const [you, tool, args, words] of lines) {
      const { calls, answer } = dialogue.say(you)
      const led = `${you} → ${JSON.stringify(calls)} ${answer}`
      if (tool === null) expect(calls, led).toEqual([])
      else
        expect(
          calls.some((call) => call.name === tool && matches(telling(call.args), args)),
          led,
        ).toBe(true)
      if (words) expect(answer, led).toMatch(words)
    }
  })
})

const matches = (sent: Record<string, unknown>, wanted: Record<string, unknown>): boolean =>
  Object.entries(wanted).every(([name, value]) => sent[name] === value)
