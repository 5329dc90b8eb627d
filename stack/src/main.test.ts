import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ROOT, readConfig } from './config.ts'
import { descendantsOf } from './testing/descendants.ts'
import { processRuns } from './testing/fake-plan.ts'

// The real parts, started by the real program: the slowest tests of this part, so there are few.
const LIMIT_MS = 240_000
const { KINETRA_CACHE: cache } = readConfig()
const equipped = existsSync(join(cache, 'models', 'installed.json'))
const REASON = 'the speech models are not in the cache: "npm start" or "npm test" fetches them'

class Run {
  output = ''
  readonly process: ChildProcess
  readonly ended: Promise<number | null>

  constructor(folder: string, env: NodeJS.ProcessEnv = {}) {
    this.process = spawn(process.execPath, [join(ROOT, 'stack/src/main.ts')], {
      env: { ...process.env, KINETRA_DB: join(folder, 'kinetra.db'), AGENT_IDLE_PROCESSES: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    for (const stream of [this.process.stdout, this.process.stderr]) {
      stream?.on('data', (data: Buffer) => (this.output += data.toString()))
    }
    this.ended = new Promise((resolve) => this.process.once('close', resolve))
  }

  async ready(): Promise<void> {
    await vi.waitFor(
      () => {
        if (this.process.exitCode !== null) throw new Error(this.output)
        expect(this.output).toContain('Open http://localhost:')
      },
      { timeout: LIMIT_MS / 2, interval: 100 },
    )
  }

  /** The ids of the program and of all that it has started. */
  pids(): number[] {
    const pid = this.process.pid ?? 0
    return [pid, ...descendantsOf(pid)]
  }
}

let folder: string
const runs: Run[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kinetra-start-'))
})
afterEach(async () => {
  for (const run of runs.splice(0)) {
    run.process.kill('SIGTERM')
    await run.ended
  }
  rmSync(folder, { recursive: true, force: true })
})

function start(env: NodeJS.ProcessEnv = {}): Run {
  const run = new Run(folder, env)
  runs.push(run)
  return run
}

async function nothingIsLeft(pids: readonly number[]): Promise<void> {
  await vi.waitFor(() => expect(pids.filter(processRuns)).toEqual([]))
}

/** The doctor says so, who is asked again where a busy machine is too slow for one of its limits. */
async function allIsWell(): Promise<void> {
  const remarks = async () => (await doctorOf(folder)).filter((one) => one.state !== 'ok')
  const skipped = expect.objectContaining({ name: 'sandbox', state: 'skipped' })
  await vi.waitFor(async () => expect(await remarks()).toEqual([skipped]), {
    timeout: LIMIT_MS / 2,
    interval: 100,
  })
}

describe('npm start, with the real parts', { timeout: LIMIT_MS }, () => {
  it('starts all of them once, and Ctrl-C ends all of them', async (context) => {
    context.skip(!equipped, REASON)
    const run = start()
    await run.ready()
    for (const part of ['LiveKit server', 'Speech models', 'Server', 'Coach']) {
      expect(run.output).toMatch(new RegExp(`✓.* ${part} .* \\d+\\.\\d s`))
    }
    const address = /Open (http:\S+)/.exec(run.output)?.[1] ?? ''
    expect(await (await fetch(`${address}/health`)).json()).toMatchObject({ status: 'ok' })

    // The doctor finds the running stack by its data folder, and nothing wrong with it.
    await allIsWell()

    const second = start()
    expect(await second.ended).toBe(1)
    expect(second.output).toContain(`already running (process ${run.process.pid})`)

    const pids = run.pids()
    expect(pids.length).toBeGreaterThanOrEqual(6)
    run.process.kill('SIGINT')
    expect(await run.ended).toBe(0)
    await nothingIsLeft(pids)
    expect(existsSync(join(folder, 'running.json'))).toBe(false)
  })

  it('does not count a LiveKit server that takes its time against the parts that need it', async (context) => {
    context.skip(!equipped, REASON)
    const real = process.env.LIVEKIT_SERVER_BINARY
    context.skip(!real, 'LIVEKIT_SERVER_BINARY is not set: "npm test" sets it')
    const [slow, up] = [join(folder, 'slow-livekit-server'), join(folder, 'up')]
    writeFileSync(slow, `#!/bin/sh\nsleep 3\ntouch '${up}'\nexec '${real}' "$@"\n`, { mode: 0o755 })
    const run = start({ LIVEKIT_SERVER_BINARY: slow })
    await run.ready()
    for (const part of ['server', 'agent']) {
      const startedMs = statSync(join(folder, 'logs', `${part}.log`)).birthtimeMs
      expect(startedMs, part).toBeGreaterThan(statSync(up).mtimeMs)
    }
  })

  it('starts one again that dies, and says which; killed itself, it leaves nothing behind', async (context) => {
    context.skip(!equipped, REASON)
    const run = start()
    await run.ready()
    const before = run.pids()
    const agent = before.find((pid) => commandOf(pid).includes('agent/src/main.ts'))
    process.kill(agent ?? 0, 'SIGKILL')
    await vi.waitFor(() => expect(run.output).toContain('It is started again.'), { timeout: LIMIT_MS / 4 })
    expect(run.output).toContain('Coach was ended by SIGKILL')
    expect(run.output).toContain(join(folder, 'logs', 'agent.log'))
    await allIsWell()
    const after = run.pids()
    run.process.kill('SIGKILL')
    await nothingIsLeft([...before, ...after])
  })

  it('says at once what is wrong in the configuration', async () => {
    const run = start({ PORT: 'three thousand', LIVEKIT_URL: 'wss://x.livekit.cloud' })
    expect(await run.ended).toBe(1)
    for (const name of ['PORT', 'LIVEKIT_API_KEY', 'LIVEKIT_API_SECRET']) expect(run.output).toContain(name)
  })
})

function commandOf(pid: number): string {
  if (process.platform !== 'linux') return ''
  return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
}

async function doctorOf(dataFolder: string): Promise<{ name: string; state: string }[]> {
  const env = { ...process.env, KINETRA_DB: join(dataFolder, 'kinetra.db') }
  const program = join(ROOT, 'stack/src/doctor/main.ts')
  const { stdout } = await promisify(execFile)(process.execPath, [program, '--json'], { env }).catch(
    // It ends with 1 where something has failed; its findings say what.
    (error: { stdout: string }) => error,
  )
  return JSON.parse(stdout).checks
}
