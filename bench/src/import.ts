import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { generateGait } from '@kinetra/workouts/gait-generator'
import { printTable } from './table.ts'

/** As `npm run import` starts it. */
const IMPORT = [
  '--max-semi-space-size=2',
  '--optimize-for-size',
  fileURLToPath(import.meta.resolve('@kinetra/store/import')),
]
const START_MS = Date.parse('2026-05-04T07:00:00Z')
const INTERVAL_MS = 20
const LOOK_EVERY_MS = 500

/** Imports one recording of so many megabytes into a new SQLite file; prints its time and memory, from /proc. */
export async function benchImport(megabytes: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'kinetra-bench-'))
  try {
    const path = join(folder, 'recording.jsonl')
    const frames = await writeRecording(path, megabytes * 1e6)
    const from = performance.now()
    const child = spawn(process.execPath, [...IMPORT, path], {
      env: { ...process.env, KINETRA_DB: join(folder, 'kinetra.db'), MONGODB_URI: '' },
      stdio: ['ignore', 'inherit', 'ignore'],
    })
    const resident: number[] = []
    const own: number[] = []
    let isOver = false
    const exit = once(child, 'exit').finally(() => {
      isOver = true
    })
    while (!isOver) {
      const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '')
      const kilobytes = (field: string) => Number(new RegExp(`${field}:\\s+(\\d+)`).exec(status)?.[1])
      if (status.includes('VmRSS')) {
        resident.push(kilobytes('VmRSS') / 1024)
        own.push(kilobytes('RssAnon') / 1024)
      }
      await pause(LOOK_EVERY_MS)
    }
    await exit
    printTable(`Import of ${megabytes} MB, ${frames.toLocaleString('en')} frames`, [
      { name: 'time', unit: 's', values: [(performance.now() - from) / 1000] },
      { name: 'memory, all that is mapped', unit: 'MB', values: resident },
      { name: 'memory, the program’s own', unit: 'MB', values: own },
    ])
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** A runner's left foot, 13×9 at 50 Hz, the same minutes over and over; gives the number of frames. */
async function writeRecording(path: string, bytes: number): Promise<number> {
  const { frames } = generateGait({
    type: 'running',
    seed: 1,
    durationInS: 60,
    feet: ['left'],
    startMs: START_MS,
  })
  const matrices = frames.map(({ pressureMatrix }) => JSON.stringify(pressureMatrix))
  const file = createWriteStream(path)
  const header = { kind: 'header', name: 'Bench', activity: 'running', foot: 'left', unloaded_value: 0 }
  let text = `${JSON.stringify(header)}\n`
  let count = 0
  for (let written = 0; written < bytes; count++) {
    text += `{"timestamp":${START_MS + count * INTERVAL_MS},"pressure_matrix":${matrices[count % matrices.length]}}\n`
    if (text.length < 1e6) continue
    written += text.length
    if (!file.write(text)) await once(file, 'drain')
    text = ''
  }
  file.end()
  await once(file, 'close')
  return count
}
