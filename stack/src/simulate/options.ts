import { parseArgs } from 'node:util'
import { STORIES, type StoryName } from '@kinetra/workouts/gait-stories'
import type { Foot } from '@kinetra/workouts/workout'
import * as z from 'zod'
import { ApiError } from './api.ts'

const stories = Object.entries(STORIES).map(([name, { tells }]) => `    ${name.padEnd(13)} ${tells}`)
export const USAGE = `npm run simulate -- <running|walking> [options]
  Plays a workout through the server's API as it happens, as an insole's gateway would send it.
  --minutes 10         how long
  --feet both          left, right or both
  --story steady       what happens:
${stories.join('\n')}
  --drop-out 15        seconds in the middle for which the right foot, or the only one, sends nothing
  --past 0             seconds of it that are over already, and are sent at once
  --speed 1            how many times faster than real time
  --seed 1             the same seed is the same workout
  --server URL         the one of "npm start"; a login's token in KINETRA_TOKEN`

const FEET: Readonly<Record<'left' | 'right' | 'both', readonly Foot[]>> = {
  left: ['left'],
  right: ['right'],
  both: ['left', 'right'],
}

const options = z.object({
  type: z.enum(['running', 'walking'], 'which kind of workout: running or walking'),
  minutes: z.coerce
    .number('--minutes is a number')
    .positive('--minutes is above 0')
    .max(600, '--minutes is at most 600'),
  feet: z.enum(['left', 'right', 'both'], '--feet is left, right or both').transform((side) => FEET[side]),
  story: z.enum(
    Object.keys(STORIES) as [StoryName, ...StoryName[]],
    `--story is ${Object.keys(STORIES).join(', ')}`,
  ),
  'drop-out': z.coerce.number('--drop-out is a number of seconds').min(0, '--drop-out is not below 0'),
  past: z.coerce.number('--past is a number of seconds').min(0, '--past is not below 0'),
  speed: z.coerce
    .number('--speed is a number')
    .min(0.1, '--speed is from 0.1 to 50')
    .max(50, '--speed is from 0.1 to 50'),
  seed: z.coerce.number('--seed is a number').int('--seed is a whole number').min(0, '--seed is not below 0'),
  server: z.url({ protocol: /^https?$/, error: '--server is an address such as http://127.0.0.1:3000' }),
})

type Options = z.infer<typeof options>

/** @throws {ApiError} with all that is wrong with the options, and what there is */
export function readOptions(server: string, args = process.argv.slice(2)): Options {
  const defaults = {
    ...{ minutes: '10', feet: 'both', story: 'steady', 'drop-out': '0', past: '0', speed: '1', seed: '1' },
    server,
  }
  const names = Object.entries(defaults)
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    strict: false,
    options: Object.fromEntries(
      names.map(([name, value]) => [name, { type: 'string' as const, default: value }]),
    ),
  })
  const unknown = Object.keys(values).filter((name) => !(name in defaults))
  const read = options.safeParse({ ...values, type: positionals[0] })
  if (read.success && unknown.length === 0) return read.data
  const wrong = [
    ...unknown.map((name) => `there is no --${name}`),
    ...(read.error?.issues.map(({ message }) => message) ?? []),
  ]
  throw new ApiError(`${wrong.join('; ')}.\n${USAGE}`)
}
