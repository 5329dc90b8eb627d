import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { LOCAL_USER } from '@kinetra/protocol/ids'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recording } from '../contract/recording.ts'
import { openStore } from '../open-store.ts'

const run = promisify(execFile)
const command = (name: string) => fileURLToPath(new URL(`../${name}.ts`, import.meta.url))

describe.concurrent('import and export', { timeout: 60_000 }, () => {
  let folder: string
  let databasePath: string
  const start = async (name: string, ...args: string[]) =>
    await run(process.execPath, [command(name), ...args], {
      cwd: folder,
      env: { ...process.env, KINETRA_DB: databasePath, MONGODB_URI: '' },
      maxBuffer: 1e8,
    })
  const fails = async (name: string, ...args: string[]) =>
    await start(name, ...args).then(
      () => '',
      (error: { stderr: string }) => error.stderr,
    )
  const write = async (name: string, lines: readonly unknown[]) => {
    const path = join(folder, name)
    await writeFile(path, lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
    return path
  }
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kinetra-transfer-'))
    databasePath = join(folder, 'kinetra.db')
  })
  afterAll(async () => await rm(folder, { recursive: true }))

  const header = { kind: 'header', activity: 'running', rows: 13, cols: 9, unloaded_value: 0 }
  const frames = recording(8, ['left', 'right'])
  const lines = frames.map(({ timestamp, foot, pressureMatrix }) => ({
    timestamp,
    foot,
    pressure_matrix: pressureMatrix,
  }))

  it('brings a recording in once, and gives it back as it was', async () => {
    const path = await write('run.jsonl', [header, ...lines])
    const { stdout } = await start('import', path, path, '--name', 'My run')
    const id = stdout.slice(0, 24)
    expect(stdout).toContain(`${id}  My run: ${frames.length} frames\n`)
    expect(stdout).toContain(`${id}  My run: ${frames.length} frames (already`)

    const store = await openStore({ databasePath })
    const stored = await store.workouts.frames(LOCAL_USER, id, { fromMs: 0, toMs: 1e9, limit: 10_000 })
    await store.close()
    expect(stored).toEqual(frames)

    const copy = join(folder, 'copy.jsonl')
    await start('export', id, '--out', copy)
    const { stdout: again } = await start('import', copy, '--owner', 'somebody')
    const { stdout: exported } = await start('export', again.slice(0, 24), '--owner', 'somebody')
    const read = exported.trim().split('\n').slice(1)
    expect(read.map((line) => JSON.parse(line)).map(({ i: _, ...line }) => line)).toEqual(lines)
  })

  it('writes a table that says when, which foot and each cell', async () => {
    const path = await write('table.jsonl', [header, ...lines.slice(0, 3)])
    const id = (await start('import', path, '--type', 'tennis', '--name', 'My table')).stdout.slice(0, 24)
    const [name, activity, ...rows] = (await start('export', id, '--csv')).stdout.trim().split('\n')
    expect([name, activity]).toEqual(['# name: My table', '# activity: tennis'])
    expect(rows).toHaveLength(4)
    expect(rows[0]).toMatch(/^timestamp_ms,time_s,foot,r0c0,.*,r12c8$/)
    for (const row of rows) expect(row.split(',')).toHaveLength(3 + 13 * 9)
    expect(rows[2]).toMatch(/^\d+,0\.009,right,/)
  })

  it('brings in documents of the original app, as lines and as an array', async () => {
    const matrix = Array.from({ length: 12 }, () => new Array<number>(8).fill(40))
    const document = (id: string, name: string) => ({
      _id: { $oid: id },
      name,
      type: 'Running',
      status: 'completed',
      created_at: { $date: '2026-01-18T10:09:20Z' },
      pressure_frames: [0, 20, 40].map((at) => ({
        pressure_matrix: matrix,
        timestamp: { $numberLong: String(1_768_730_960_000 + at) },
      })),
      events: [{ type: 'region_force_high' }],
    })
    const both = [document('65a8f0c0a1b2c3d4e5f60718', 'One'), document('65a8f0c0a1b2c3d4e5f60719', 'Two')]
    const { stdout } = await start('import', await write('dump.json', both))
    expect(stdout.match(/(One|Two): 3 frames\n/g)).toHaveLength(2)
    const array = join(folder, 'array.json')
    await writeFile(array, JSON.stringify(both, null, 2))
    expect((await start('import', array)).stdout.match(/already there/g)).toHaveLength(2)
  })

  it('tells what would come in, and changes nothing', async () => {
    const path = await write('dry.jsonl', [
      { ...header, name: 'Dry' },
      ...lines.slice(0, 3),
      { timestamp: 'noon' },
    ])
    const empty = join(folder, 'dry.db')
    const { stdout } = await run(process.execPath, [command('import'), '--dry-run', path, path], {
      env: { ...process.env, KINETRA_DB: empty, MONGODB_URI: '' },
    })
    expect(stdout).toMatch(/^[0-9a-f]{24} {2}Dry: 3 frames \(would come in\)\n/)
    expect(stdout).toContain('line 5')
    expect(stdout).toMatch(/Would bring in 2 workouts with 6 frames, 2 lines or frames left out\.\n$/)
    expect(existsSync(empty)).toBe(false)
  })

  it('reads its own tables, and one file although another cannot be read', async () => {
    const path = await write('table-back.jsonl', [{ ...header, name: '10' }, ...lines])
    const id = (await start('import', path, '--type', 'walking', '--owner', 'table')).stdout.slice(0, 24)
    const csv = join(folder, 'table.csv')
    await start('export', id, '--csv', '--out', csv, '--owner', 'table')
    const zip = join(folder, 'archive.zip')
    await writeFile(zip, Buffer.from('PK\x03\x04\x14\0\0\0\x08\0aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'latin1'))
    const failed = await start('import', zip, csv, '--owner', 'reader').then(
      () => undefined,
      (error: { stdout: string; stderr: string }) => error,
    )
    expect(failed?.stderr).toMatch(/archive\.zip: this is a zip file; unpack it/)
    expect(failed?.stdout).toMatch(/Brought in 1 workout with \d+ frames, 1 file not read\.\n$/)
    const store = await openStore({ databasePath })
    const window = { fromMs: 0, toMs: 1e9, limit: 10_000 }
    const copy = failed?.stdout.slice(0, 24) ?? ''
    expect(await store.workouts.get('reader', copy)).toMatchObject({ name: '10', type: 'walking' })
    expect(await store.workouts.frames('reader', copy, window)).toEqual(
      await store.workouts.frames('table', id, window),
    )
    await store.close()
  })

  it('says what is wrong with a file, and where', async () => {
    const broken = await write('broken.jsonl', [{ ...header, rows: 'twelve' }, ...lines.slice(0, 2)])
    const files = [broken, join(folder, 'nowhere.jsonl'), folder, await write('empty', [])]
    const problems = (await fails('import', ...files)).trim().split('\n')
    expect(problems).toEqual([
      expect.stringMatching(/broken\.jsonl: line 1: "rows" must be/),
      expect.stringMatching(/no such file/),
      expect.stringMatching(/is a folder/),
      expect.stringMatching(/is empty/),
    ])
    expect(await fails('import')).toMatch(/^Which file\?/)
    expect(await fails('import', broken, '--type', 'chess')).toMatch(/running/)
    expect(await fails('export', '0123456789abcdef01234567')).toBe('There is no such workout.\n')
  })
})
