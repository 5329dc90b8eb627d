import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { LogFile } from './log-file.ts'
import { stopGroup } from './process-group.ts'
import { type ReadyCheck, waitUntilReady } from './ready.ts'

/** One process of the stack, as data. */
export interface PartPlan {
  /** Its log file's name and its name in messages for people. */
  readonly name: string
  readonly title: string
  /** Shown when it is ready. */
  readonly address: string
  readonly command: string
  readonly args: readonly string[]
  readonly env: NodeJS.ProcessEnv
  readonly ready: ReadyCheck
  readonly readyWithinMs: number
  /** SIGTERMs it takes to end at once. */
  readonly asks: number
  readonly graceMs: number
}

/** A part ended, or never became ready; says what it wrote last. */
export class PartFailedError extends Error {
  override readonly name = 'PartFailedError'
  constructor(plan: PartPlan, what: string, logFile: string) {
    const lines = lastLines(logFile, 12)
    super(
      `${plan.title} ${what}. Its log: ${logFile}` +
        (lines.length > 0 ? `\nIts last lines:\n${lines.map((line) => `  ${line}`).join('\n')}` : ''),
    )
  }
}

/** What a part wrote last is there so soon after its end, though a child of its own may keep its output open. */
const LAST_WORDS_MS = 250

/**
 * A running part. Its output goes to its log file by way of this process, so that a full disk ends nobody; the run before
 * is kept as `<name>.previous.log`.
 */
export class Part {
  readonly plan: PartPlan
  readonly logFile: string
  readonly pid: number | undefined
  /** Resolves with what happened when the process has ended. */
  readonly ended: Promise<string>
  #running = true

  constructor(plan: PartPlan, logFolder: string) {
    this.plan = plan
    this.logFile = join(logFolder, `${plan.name}.log`)
    mkdirSync(logFolder, { recursive: true })
    if (existsSync(this.logFile)) renameSync(this.logFile, join(logFolder, `${plan.name}.previous.log`))
    const log = new LogFile(this.logFile)
    const child = spawn(plan.command, plan.args, {
      env: plan.env,
      stdio: ['ignore', 'pipe', 'pipe'],
      // Its own process group, so that it and its children can be ended together.
      detached: true,
    })
    child.stdout.on('data', log.append)
    child.stderr.on('data', log.append)
    child.once('close', () => log.close())
    this.pid = child.pid
    this.ended = endOf(child).finally(() => {
      this.#running = false
    })
  }

  get isRunning(): boolean {
    return this.#running
  }

  /** Resolves with the milliseconds it took. @throws PartFailedError where it ends or takes too long. */
  async ready(): Promise<number> {
    const startedAt = performance.now()
    const outcome = await Promise.race([
      waitUntilReady(this.plan.ready, this.plan.readyWithinMs, () => this.#running),
      this.ended,
    ])
    if (typeof outcome === 'string') throw new PartFailedError(this.plan, outcome, this.logFile)
    if (!outcome) {
      const seconds = Math.round(this.plan.readyWithinMs / 1000)
      throw new PartFailedError(this.plan, `was not ready within ${seconds} s`, this.logFile)
    }
    return performance.now() - startedAt
  }

  async stop(): Promise<void> {
    if (this.pid === undefined) return
    await stopGroup({ pid: this.pid, asks: this.plan.asks, graceMs: this.plan.graceMs })
    await this.ended
  }
}

function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(`could not be started (${error.message})`))
    child.once('exit', async (code, signal) => {
      await Promise.race([once(child, 'close'), sleep(LAST_WORDS_MS)])
      resolve(signal ? `was ended by ${signal}` : `ended with exit code ${code}`)
    })
  })
}

function lastLines(path: string, count: number): string[] {
  if (!existsSync(path)) return []
  return readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .slice(-count)
    .filter((line) => line !== '')
    .map((line) => (line.length > 400 ? `${line.slice(0, 400)} …` : line))
}
