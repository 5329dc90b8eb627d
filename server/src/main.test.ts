import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { testingEnvironment } from './testing/config.ts'
import { killServer } from './testing/killed-server.ts'
import { JOB_SECRET, NO_LIVEKIT } from './testing/test-server.ts'

const folder = mkdtempSync(join(tmpdir(), 'kinetra-main-'))
const COMPLETE = {
  PORT: '0',
  LIVEKIT_URL: NO_LIVEKIT.url,
  LIVEKIT_API_KEY: NO_LIVEKIT.apiKey,
  LIVEKIT_API_SECRET: NO_LIVEKIT.apiSecret,
  KINETRA_JOB_SECRET: JOB_SECRET,
  KINETRA_DB: join(folder, 'kinetra.db'),
}

const children: ChildProcess[] = []

function run(settings: Record<string, string>) {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts')], {
    env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: testingEnvironment.compileCache, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  children.push(child)
  const said = { out: '', err: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.out += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.err += text
  })
  const exit = new Promise<number | null>((resolve) => child.once('close', resolve))
  return { child, said, exit }
}

describe('the server process', { timeout: 90_000 }, () => {
  afterAll(() => {
    for (const child of children) child.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  })

  it('says where it is, serves the samples, and ends with 0 when it is told to, open streams or not', async () => {
    const { child, said, exit } = run(COMPLETE)
    await vi.waitFor(() => expect(said.out).toMatch(/server ready at http:\S+/), { timeout: 60_000 })
    const address = /http:\S+/.exec(said.out)?.[0] ?? ''
    const { workouts } = (await (await fetch(`${address}/api/workouts`)).json()) as {
      workouts: { id: string }[]
    }
    expect(workouts.length).toBeGreaterThan(0)
    const { id } = (await (
      await fetch(`${address}/api/workouts`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ name: 'Run', type: 'running' }),
      })
    ).json()) as { id: string }
    const stream = await fetch(`${address}/api/workouts/${id}/live`)
    expect(stream.status).toBe(200)
    child.kill('SIGTERM')
    expect(await exit).toBe(0)
    await stream.text().catch(() => undefined)
    for (const line of said.err.trim().split('\n')) expect(JSON.parse(line)).toMatchObject({ name: 'server' })
  })

  it('loses no acknowledged batch when it is killed, and counts none twice', async () => {
    const { acknowledged, wrong, counted } = await killServer(3, COMPLETE.KINETRA_DB)
    expect(acknowledged).toBeGreaterThan(24)
    expect(wrong).toEqual([])
    expect(counted).toEqual({
      workout: acknowledged * 25,
      summary: acknowledged * 25,
      sent: acknowledged * 25,
    })
  })

  it('names every setting that is missing, and ends with 1', async () => {
    const { said, exit } = run({ PORT: '0' })
    expect(await exit).toBe(1)
    expect(said.err).toMatch(/LIVEKIT_URL is not set[\s\S]*KINETRA_JOB_SECRET is not set/)
    expect(said.err).not.toContain('    at ')
  })

  it('says which database does not answer, and what to do', async () => {
    const { said, exit } = run({ ...COMPLETE, MONGODB_URI: 'mongodb://127.0.0.1:9/kinetra' })
    expect(await exit).toBe(1)
    expect(said.err).toMatch(/does not answer: .*ECONNREFUSED 127\.0\.0\.1:9.*MONGODB_URI/)
  })

  it('says so where its port is taken', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const address = other.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const { said, exit } = run({ ...COMPLETE, PORT: String(port) })
    expect(await exit).toBe(1)
    expect(said.err).toContain(`PORT ${port} is taken`)
    other.close()
  })
})
