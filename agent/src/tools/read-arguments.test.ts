import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { UNREADABLE } from '../providers/wire/call-arguments.ts'
import { COACH_TOOLS } from './coach-tools.ts'
import { readArguments } from './read-arguments.ts'

const schemaOf = (name: string) => COACH_TOOLS.find((tool) => tool.name === name)?.parameters ?? z.object({})
const read = (tool: string, sent: unknown) => readArguments(schemaOf(tool), sent, UNREADABLE)

describe('what plainly means a value', () => {
  it.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ['get_events', { region: 'null' }, { region: null }],
    ['get_events', { region: 'None' }, { region: null }],
    ['get_events', { region: '' }, { region: null }],
    ['get_events', {}, { region: null, foot: null, nth: null }],
    ['get_events', { region: 'Heel' }, { region: 'heel' }],
    ['get_events', { region: 'HEEL' }, { region: 'heel' }],
    ['get_events', { region: ['heel'] }, { region: 'heel' }],
    ['get_events', { region: 'Medial Heel' }, { region: 'Med Heel' }],
    ['get_events', { region: 'med_heel' }, { region: 'Med Heel' }],
    ['get_events', { region: 'outer heel' }, { region: 'Lat Heel' }],
    ['get_events', { region: 'the big toe' }, { region: 'Toe1' }],
    ['get_events', { region: 'm3' }, { region: 'M3' }],
    ['get_events', { region: 'M 3' }, { region: 'M3' }],
    ['get_events', { region: 'third metatarsal' }, { region: 'M3' }],
    ['get_events', { region: '3rd metatarsal head' }, { region: 'M3' }],
    ['get_events', { region: 'metatarsal 3' }, { region: 'M3' }],
    ['get_events', { region: 'ball of the foot' }, { region: 'metatarsals' }],
    ['get_events', { region: 'Midfoot' }, { region: 'midfoot' }],
    ['get_events', { region: 'all' }, { region: null }],
    ['get_events', { region: 'whole foot' }, { region: null }],
    ['get_events', { foot: 'both' }, { foot: null }],
    ['get_events', { foot: 'Left' }, { foot: 'left' }],
    ['get_events', { foot: 'right foot' }, { foot: 'right' }],
    ['get_events', { type: 'high' }, { type: 'region_force_high' }],
    ['get_events', { type: 'low-force events' }, { type: 'region_force_low' }],
    ['get_events', { nth: '1' }, { nth: 1 }],
    ['get_events', { nth: '-1', by: 'Pressure' }, { nth: -1, by: 'pressure' }],
    ['get_events', { workout_id: '' }, { workout_id: null }],
    ['get_events', { workout_id: 'current' }, { workout_id: null }],
    ['get_events', { workout_id: 'this workout' }, { workout_id: null }],
    ['get_events', { workoutId: 'abc' }, { workout_id: 'abc' }],
    ['get_segment', { from_s: '-60', to_s: 'null' }, { from_s: -60, to_s: null }],
    ['get_segment', { from_s: '12.5' }, { from_s: 12.5 }],
    ['list_workouts', { type: 'run', limit: '3' }, { type: 'running', limit: 3 }],
    ['list_workouts', { type: 'Running', limit: 20 }, { type: 'running', limit: 20 }],
    ['list_workouts', { period: 'this_year' }, { period: 'this_year' }],
    ['list_workouts', { period: 'Last week' }, { period: 'last_week' }],
    ['list_workouts', { period: 'last 3 days' }, { period: 'last_3_days' }],
    ['list_workouts', { period: 'in May' }, { period: 'may' }],
    ['list_workouts', { period: '2026-11-15' }, { period: '2026-11-15' }],
    ['list_workouts', { period: 'all time' }, { period: null }],
    ['get_trend', { metric: 'Peak', count: '6' }, { metric: 'peak', count: 6 }],
    ['show_region', { region: 'Heel', foot: 'both' }, { region: 'heel', foot: null }],
    ['get_current_workout', { workout_id: 'current' }, {}],
    ['get_current_workout', { dummy: '' }, {}],
  ])('%s %j', (tool, sent, expected) => {
    expect(read(tool, sent)).toMatchObject({ args: expected })
  })
})

describe('what does not is answered with the field and what it may be', () => {
  it.each<[string, unknown, string | RegExp]>([
    [
      'get_events',
      { region: 'elbow' },
      /region cannot be "elbow"; it must be one of: Toe1, .*Lat Heel, .*heel, or null\./,
    ],
    [
      'get_events',
      { foot: 'middle' },
      'The argument foot cannot be "middle"; it must be one of: left, right, or null.',
    ],
    [
      'get_events',
      { nth: 'second' },
      /^The argument nth cannot be "second"; it must be a whole number, or null; One event/,
    ],
    ['get_events', { nth: 1.5 }, /it must be a whole number/],
    [
      'get_events',
      { zone: 'heel' },
      /^There is no argument "zone". There are workout_id, type, region, foot, above, below, nth, by\.$/,
    ],
    ['get_trend', { metric: null }, /^The argument metric .* must be one of: peak, mean, /],
    ['get_trend', { metric: 'peak', count: 99 }, /must be a whole number from 1 to 50, or null/],
    [
      'list_workouts',
      { period: 'whenever' },
      /^The argument period cannot be "whenever"; it must be .*last_3_days/,
    ],
    ['show_region', {}, /^The argument region is missing; it must be one of: Toe1/],
    ['save_note', { text: '' }, /^The argument text cannot be that; it must be text\.$/],
    [
      'get_current_workout',
      { region: 'heel' },
      'There is no argument "region". This tool takes no arguments.',
    ],
    ['get_events', undefined, 'The arguments could not be read. Send them again as one JSON object.'],
    ['get_events', { [UNREADABLE]: '{"region":"he' }, /^The arguments could not be read/],
  ])('%s %j', (tool, sent, problem) => {
    const result = read(tool, sent)
    expect('problem' in result && result.problem).toMatch(problem)
  })
})
