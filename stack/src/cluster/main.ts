import { loadEnvFile, readConfig, withoutEmpty } from '../config.ts'
import { endRequested } from '../run/signals.ts'
import { startCluster } from './cluster.ts'

process.exitCode = await main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  return 1
})
process.exit()

async function main(): Promise<number> {
  const ended = endRequested()
  loadEnvFile()
  const cluster = await startCluster(readConfig(), withoutEmpty(process.env))
  try {
    for (const { title, address } of cluster.parts) process.stdout.write(`${title.padEnd(18)}${address}\n`)
    process.stdout.write(`${'Store'.padEnd(18)}${cluster.network.host}, behind Toxiproxy\n`)
    process.stdout.write(`\nOpen ${cluster.url}  (Ctrl-C ends it)\n`)
    const last = await Promise.race([ended, cluster.failure])
    if (last instanceof Error) throw last
    return 0
  } finally {
    await cluster.stop()
  }
}
