import { join } from 'node:path'
import { styleText } from 'node:util'
import { dataFolder, loadEnvFile, readConfig, withoutEmpty } from './config.ts'
import type { PartFailedError, PartPlan } from './run/part.ts'
import { partEnvironment } from './run/part-environment.ts'
import { reachable } from './run/parts.ts'
import { planPorts } from './run/plan-ports.ts'
import { claimFolder, releaseFolder } from './run/running.ts'
import { endRequested } from './run/signals.ts'
import { Supervisor } from './run/supervisor.ts'
import { startStack } from './start-stack.ts'

process.exitCode = await main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  return 1
})
// A download or a build under way must not keep a stopped stack alive.
process.exit()

async function main(): Promise<number> {
  const startedAt = performance.now()
  const ended = endRequested()
  loadEnvFile()
  const config = readConfig()
  const folder = dataFolder(config)
  const ports = await planPorts(config)
  const told = partEnvironment(config, ports)
  await claimFolder(folder, { address: `http://${reachable(config.HOST)}:${ports.server}`, env: told })
  const supervisor = new Supervisor(join(folder, 'logs'), printRestart)
  try {
    const started = startStack({
      config,
      ports,
      supervisor,
      env: { ...withoutEmpty(process.env), ...told },
      onReady: printReady,
    }).then(() => 'ready' as const)
    const first = await Promise.race([started, ended, supervisor.failure])
    if (first === 'ready') {
      const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
      print(
        `\nReady in ${seconds} s. ${styleText('bold', `Open http://localhost:${ports.server}`)}  (Ctrl-C ends it)`,
      )
    }
    const last = first === 'ready' ? await Promise.race([ended, supervisor.failure]) : first
    if (last instanceof Error) throw last
    print(`\nEnding (${last}) …`)
    return 0
  } finally {
    await supervisor.stop()
    releaseFolder(folder)
  }
}

function printReady(plan: PartPlan, milliseconds: number): void {
  const seconds = `${(milliseconds / 1000).toFixed(1)} s`
  print(`${styleText('green', '✓')} ${plan.title.padEnd(16)}${plan.address.padEnd(32)}${seconds}`)
}

function printRestart(ended: PartFailedError): void {
  print(`${styleText('yellow', '!')} ${ended.message}\n  It is started again.`)
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}
