import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import type { ReachableProduct } from './product.ts'

const ROOT = resolve(import.meta.dirname, '../..')
/** A recording of a real insole, where one lies beside the project; they have no licence to be part of it. */
const REAL_RECORDING = resolve(ROOT, '../shared/recordings/running_ep02_20260118_100920.jsonl')

/** Imports a recording as a user does, by `npm run import`, and gives the new workout's id. */
export async function importRecording(product: ReachableProduct): Promise<string> {
  const file = existsSync(REAL_RECORDING) ? REAL_RECORDING : await writeOwnRecording()
  const { stdout } = await promisify(execFile)(process.execPath, ['store/src/import.ts', file], {
    cwd: ROOT,
    env: { ...process.env, KINETRA_DB: product.databasePath },
  })
  const id = /\b[0-9a-f]{24}\b/.exec(stdout)?.[0]
  if (!id) throw new Error(`the import printed no id:\n${stdout}`)
  return id
}

/** A recording in the device's format and with its offset: an unloaded sensor reads 32.5. */
export async function writeOwnRecording(): Promise<string> {
  const rows = 13
  const columns = 9
  const header = {
    kind: 'header',
    activity: 'running',
    rows,
    cols: columns,
    frames: 8,
    sampling_rate_hz: 1.6,
    foot: 'left',
    unloaded_value: 32.5,
  }
  const frames = Array.from({ length: 8 }, (_, index) => ({
    i: index,
    timestamp: 1_768_730_960_000 + index * 625,
    pressure_matrix: Array.from({ length: rows }, (_, row) =>
      Array.from({ length: columns }, (_, column) =>
        row === 0 && column === 0
          ? -1
          : row > 8
            ? 45 + ((row * 7 + column * 3 + index * 5) % 41)
            : 32.5 + (column % 3),
      ),
    ),
  }))
  const folder = await mkdtemp(join(tmpdir(), 'kinetra-recording-'))
  const file = join(folder, 'running.jsonl')
  await writeFile(file, [header, ...frames].map((line) => `${JSON.stringify(line)}\n`).join(''))
  return file
}
