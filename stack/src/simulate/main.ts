import { dirname } from 'node:path'
import { workoutId } from '@kinetra/protocol/ids'
import { generateFrames } from '@kinetra/workouts/gait-generator'
import { courseOf } from '@kinetra/workouts/gait-stories'
import * as z from 'zod'
import { readConfig } from '../config.ts'
import { runningStack } from '../run/running.ts'
import { Api, ApiError } from './api.ts'
import { readOptions, USAGE } from './options.ts'
import { play } from './play.ts'

try {
  if (process.argv.includes('--help')) process.stdout.write(`${USAGE}\n`)
  else await simulate()
} catch (error) {
  if (!(error instanceof ApiError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}

async function simulate(): Promise<void> {
  const config = readConfig()
  const { type, minutes, feet, story, past, speed, seed, server, ...more } = readOptions(
    (await runningStack(dirname(config.KINETRA_DB)))?.address ?? `http://127.0.0.1:${config.PORT ?? 3000}`,
  )
  const api = new Api(new URL(server), config.KINETRA_TOKEN)
  const durationMs = minutes * 60_000
  const name = `Simulated ${type === 'running' ? 'run' : 'walk'}: ${story}`
  const pastMs = past * 1000
  const startMs = Date.now() - pastMs
  const startedAt = new Date(startMs).toISOString()
  const { id } = await api.post('/api/workouts', { name, type, startedAt }, z.object({ id: workoutId }))
  process.stdout.write(`${name}: ${new URL(`/workouts/${id}`, server)}\nCtrl-C ends it.\n`)

  const course = courseOf(story, durationMs)
  const frames = generateFrames({ type, seed, startMs, durationInS: durationMs / 1000, feet, course })
  const gapMs = more['drop-out'] * 1000
  const gone = (atMs: number) => Math.abs(atMs - durationMs / 2) < gapMs / 2
  const heard = frames.filter(({ foot, timestamp }) => foot !== feet.at(-1) || !gone(timestamp - startMs))

  const end = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => end.abort())
  const again = await play(api, {
    ...{ workoutId: id, frames: heard, feet, seed, speed, pastMs, signal: end.signal },
    radio: { lost: 0.02, answerLost: 0.02, jitterMs: 150 },
    report(sentMs) {
      if (sentMs % 10_000 === 0) process.stdout.write(`${sentMs / 1000} s sent\n`)
    },
  })
  process.stdout.write(`The workout is complete; ${again} batches were sent again.\n`)
}
