// Proves that what is kept can be brought back: copies the store of KINETRA_DB or MONGODB_URI while workouts are
// being recorded into it, restores the copy beside it, works every workout out again from its frames, and says how
// long each step took. What the drill made is gone afterwards.
//   npm run drill
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { loadEnvFile } from '../stack/src/config.ts'
import { auditEntryOf, operatorName } from '../store/src/audit-entry.ts'
import { storeConfig } from '../store/src/config.ts'
import { readArchive } from '../store/src/mongo/archive.ts'
import { databaseOf, withoutTimeout } from '../store/src/mongo/connection.ts'
import { openStore } from '../store/src/open-store.ts'
import type { Store } from '../store/src/store.ts'
import { type Verification, verifyStore } from '../store/src/verify.ts'
import { generateGait } from '../workouts/src/gait-generator.ts'
import { backupDatabase, backupMongodb } from './backup.ts'
import { restoreDatabase } from './restore.ts'

type Place = ReturnType<typeof storeConfig>

export interface DrillReport extends Verification {
  readonly copyBytes: number
  readonly backupMs: number
  readonly restoreMs: number
  readonly verifyMs: number
  /** Frames that were stored while the copy was made. */
  readonly meanwhile: number
}

const OWNER = 'kinetra-drill'
/** Workouts that are recorded at once. */
const RECORDINGS = 3
const FRAMES_A_BATCH = 25

export async function drill(place: Place): Promise<DrillReport> {
  const folder = mkdtempSync(join(tmpdir(), 'kinetra-drill-'))
  const scratch = scratchOf(place, folder)
  const store = await openStore(place)
  try {
    await store.audit.append(auditEntryOf(operatorName(), 'drill', 'database'))
    const load = await startLoad(store)
    const begun = performance.now()
    const copy = await backup(place, folder)
    const backupMs = performance.now() - begun
    const meanwhile = await load.stop()
    const restoring = performance.now()
    if (scratch.mongodbUri) await readArchive(copy, scratch.mongodbUri, false)
    else await restoreDatabase(copy, scratch.databasePath)
    const restoreMs = performance.now() - restoring
    const verifying = performance.now()
    const restored = await openStore(scratch)
    const verification = await verifyStore(restored).finally(() => restored.close())
    const verifyMs = performance.now() - verifying
    return { ...verification, copyBytes: statSync(copy).size, backupMs, restoreMs, verifyMs, meanwhile }
  } finally {
    await removeLoad(store)
    await store.close()
    if (scratch.mongodbUri) await withoutTimeout(scratch.mongodbUri, (db) => db.dropDatabase())
    rmSync(folder, { recursive: true, force: true })
  }
}

function scratchOf({ mongodbUri, databasePath }: Place, folder: string): Place {
  if (!mongodbUri) return { mongodbUri, databasePath: join(folder, 'restored', 'kinetra.db') }
  const uri = new URL(mongodbUri)
  uri.pathname = `/${databaseOf(mongodbUri)}_drill`
  return { mongodbUri: uri.href, databasePath }
}

const backup = async ({ mongodbUri, databasePath }: Place, folder: string) =>
  mongodbUri ? await backupMongodb(mongodbUri, folder) : await backupDatabase(databasePath, folder)

/** Records until it is stopped, every fourth batch later than the one behind it; gives how many frames. */
async function startLoad(store: Store): Promise<{ stop(): Promise<number> }> {
  const { frames } = generateGait({
    ...{ type: 'running', seed: 1, durationInS: 20, feet: ['left', 'right'], load: 1.1 },
    ...{ startMs: Date.now() - 3_600_000, fatigue: 0.1, sparingSteps: 0.1 },
  })
  const batches = Array.from({ length: Math.floor(frames.length / FRAMES_A_BATCH) }, (_, seq) => ({
    seq: seq % 4 === 1 ? seq + 1 : seq % 4 === 2 ? seq - 1 : seq,
  })).map(({ seq }) => ({ seq, frames: frames.slice(seq * FRAMES_A_BATCH, (seq + 1) * FRAMES_A_BATCH) }))
  let isStopped = false
  let count = 0
  const record = async () => {
    while (!isStopped) {
      const { id } = await store.workouts.create(OWNER, { name: 'Drill', type: 'running' })
      for (const batch of batches) {
        if (isStopped) return
        await store.workouts.appendFrames(OWNER, id, batch)
        count += batch.frames.length
        // SQLite answers at once: the copy gets its turn.
        await nextTurn()
      }
    }
  }
  const running = Promise.all(Array.from({ length: RECORDINGS }, record))
  return {
    async stop() {
      isStopped = true
      await running
      return count
    },
  }
}

async function removeLoad(store: Store): Promise<void> {
  for (;;) {
    const { workouts } = await store.workouts.list(OWNER, { limit: 100 })
    const own = workouts.filter(({ ownerId }) => ownerId === OWNER)
    for (const { id } of own) await store.workouts.delete(OWNER, id)
    if (own.length === 0) return
  }
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`

async function main(): Promise<void> {
  loadEnvFile()
  const report = await drill(storeConfig())
  const { workouts, frames, wrong } = report
  process.stdout.write(
    `Copied in ${seconds(report.backupMs)} (${(report.copyBytes / 1e6).toFixed(1)} MB) while ${report.meanwhile} frames were stored; ` +
      `restored in ${seconds(report.restoreMs)}; ${workouts} workouts compared with their ${frames} frames in ${seconds(report.verifyMs)}.\n`,
  )
  if (wrong.length > 0)
    throw new Error(`${wrong.length} are not what their frames give:\n${wrong.join('\n')}`)
  process.stdout.write('Every summary is what its frames give.\n')
}

if (import.meta.main) {
  main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  })
}
