import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { LOCAL_USER } from '@kinetra/protocol/ids'
import { openStore } from '@kinetra/store/open-store'
import type { Store } from '@kinetra/store/store'
import { freePort } from '@kinetra/store/testing/free-ports'
import { generateFrames } from '@kinetra/workouts/gait-generator'
import { courseOf, STORIES, type StoryName } from '@kinetra/workouts/gait-stories'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROOT } from '../config.ts'
import type { Part } from '../run/part.ts'
import { startProgram } from '../testing/real-parts.ts'

const MAIN = join(ROOT, 'stack/src/simulate/main.ts')

/** The real server on SQLite, which the simulation talks to as a gateway would. */
let folder: string
let server: Part
let store: Store
let address: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kinetra-simulate-'))
  const port = await freePort()
  address = `http://127.0.0.1:${port}`
  const databasePath = join(folder, 'kinetra.db')
  server = await startProgram(folder, 'server/src/main.ts', `${address}/health/live`, {
    LIVEKIT_URL: 'ws://127.0.0.1:9',
    LIVEKIT_API_KEY: 'APIkey',
    LIVEKIT_API_SECRET: 'a secret of the server, long enough',
    KINETRA_JOB_SECRET: 'a-secret-for-jobs-of-more-than-32-characters',
    KINETRA_DB: databasePath,
    HOST: '127.0.0.1',
    PORT: String(port),
  })
  store = await openStore({ databasePath })
}, 60_000)
afterAll(async () => {
  await store?.close()
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const simulated = async (id: string) => ({
  workout: await store.workouts.get(LOCAL_USER, id),
  frames: await store.workouts.frames(LOCAL_USER, id, { fromMs: 0, toMs: 60_000, limit: 10_000 }),
})
const idIn = (said: string) => /workouts\/([0-9a-f]{24})/.exec(said)?.[1] ?? ''
const args = (...more: string[]) => [MAIN, 'running', '--server', address, ...more]

describe('a simulated workout', () => {
  it('arrives whole and once, whatever is lost on the way, but for what the foot that drops out never sent', async () => {
    const story = ['--story', 'heel', '--seed', '3', '--minutes', '0.5', '--drop-out', '6']
    const options = [...story, '--past', '10', '--speed', '10']
    const { stdout } = await promisify(execFile)(process.execPath, args(...options))
    expect(stdout).toMatch(/\nThe workout is complete; [1-9]\d* batches were sent again\.\n$/)
    const { workout, frames } = await simulated(idIn(stdout))
    expect(workout).toMatchObject({ name: 'Simulated run: heel', type: 'running', status: 'completed' })
    const startMs = frames[0]?.timestamp ?? 0
    const made = generateFrames({
      ...{ type: 'running', seed: 3, durationInS: 30, startMs, feet: ['left', 'right'] },
      course: courseOf('heel', 30_000),
    })
    const sent = made.filter(({ foot, timestamp }) => {
      const atMs = timestamp - startMs
      return foot === 'left' || atMs <= 12_000 || atMs >= 18_000
    })
    expect(frames).toEqual([...sent])
  })

  it('is complete with what was sent when it is ended early', async () => {
    const child = spawn(process.execPath, args('--minutes', '10', '--speed', '20'))
    let said = ''
    child.stdout.on('data', (data) => {
      said += data
      if (said.includes('10 s sent') && !child.killed) child.kill('SIGINT')
    })
    expect(await once(child, 'exit')).toEqual([0, null])
    const { workout, frames } = await simulated(idIn(said))
    expect(workout.status).toBe('completed')
    expect(frames.length).toBeGreaterThanOrEqual(900)
  })

  it.each([
    [['--story', 'sad'], '--story is steady, tiring, heel, slowing, one-sided, hard-landing'],
    [['--feet', 'none', '--minutes', '-1'], '--minutes is above 0; --feet is left, right or both'],
    [['--loud', '1'], 'there is no --loud'],
  ])('with %j is refused in words, with what there is', async (options, words) => {
    const refused = promisify(execFile)(process.execPath, args(...options)).catch((error) => error)
    expect(await refused).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(`${words}.\nnpm run simulate`),
    })
  })
})

describe('a story', () => {
  const loadOf = (story: StoryName, foot: 'left' | 'right', fromInS: number, toInS: number) => {
    const course = courseOf(story, 60_000)
    const options = { type: 'running', seed: 5, durationInS: 60, startMs: 0, feet: [foot] } as const
    const peaks = generateFrames({ ...options, course })
      .filter(({ timestamp }) => timestamp >= fromInS * 1000 && timestamp < toInS * 1000)
      .map(({ pressureMatrix }) => Math.max(...pressureMatrix.flat()))
    return Math.max(...peaks)
  }

  it('of one hard landing has it in the middle, and nowhere else', () => {
    const [before, middle, after] = [
      [5, 28],
      [28, 32],
      [32, 58],
    ].map(([from = 0, to = 0]) => loadOf('hard-landing', 'left', from, to)) as [number, number, number]
    expect(middle).toBeGreaterThan(Math.max(before, after) + 3)
  })

  it('begins as every other does', () => {
    const starts = Object.keys(STORIES).map((story) => loadOf(story as StoryName, 'left', 0, 15))
    // But for the noise of the sensors, which goes on from the steps that were planned.
    expect(Math.max(...starts) - Math.min(...starts)).toBeLessThan(2)
  })
})
