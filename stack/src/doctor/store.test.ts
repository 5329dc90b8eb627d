import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { AGENT_NAME } from '@kinetra/protocol/agent'
import { openStore } from '@kinetra/store/open-store'
import { startWireServer } from '@kinetra/store/testing/mongo-java-server'
import { MongoClient, MongoServerError } from 'mongodb'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ROOT, readConfig } from '../config.ts'
import { contextOf, saidBy, wordsOf } from '../testing/doctor-context.ts'
import { store } from './checks/store.ts'
import { worker } from './checks/worker.ts'
import { explainMongodb } from './mongodb.ts'

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kinetra-store-'))
  path = join(folder, 'kinetra.db')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

async function makeStore(workers: readonly { agentName: string; calls: number }[] = []): Promise<void> {
  const opened = await openStore({ databasePath: path })
  for (const [index, one] of workers.entries()) {
    await opened.workers.report({ id: `worker-${index}`, capacity: 8, ...one })
  }
  await opened.close()
}

const own = { PATH: process.env.PATH, HOME: '/nonexistent', NODE_COMPILE_CACHE: '' }
const doctor = [process.execPath, join(ROOT, 'stack/src/doctor/main.ts'), '--only', 'store', '--json']

/** The store's check by a doctor of its own process and user; undefined where that user cannot start it. */
async function saidAs(uid: number | undefined): Promise<string | undefined> {
  const [command = '', ...args] = doctor
  const as = uid === undefined ? {} : { uid, gid: uid }
  const { stdout } = spawnSync(command, args, { env: { ...own, KINETRA_DB: path }, encoding: 'utf8', ...as })
  return stdout ? outcomeIn(stdout) : undefined
}

function outcomeIn(json: string): string {
  const [check] = JSON.parse(json).checks
  return `${check.state}: ${check.detail} | ${check.cause} | ${check.fix}`
}

describe('SQLite', () => {
  const said = (running = false) => saidBy(store, contextOf({ KINETRA_DB: path }, { running }))

  it('whole and writable', async () => {
    await makeStore()
    expect(await said()).toMatch(/^ok: SQLite \d+\.\d MB, whole/)
  })

  it('not there yet, and gone', async () => {
    expect(await said()).toMatch(/^warning: no database yet/)
    expect(await said(true)).toMatch(/^failed: .*kinetra.db is gone/)
  })

  it('damaged', async () => {
    await makeStore()
    writeFileSync(path, Buffer.alloc(8192, 7))
    expect(await said()).toMatch(/^failed: .* is damaged \| SQLite: .* Restore the newest backup/)
  })

  it('in a place that cannot be written', async (context) => {
    await makeStore()
    chmodSync(path, 0o444)
    chmodSync(folder, 0o555)
    // Root may write everywhere: the doctor then runs as somebody else.
    const said = await saidAs(process.getuid?.() === 0 ? 65_534 : undefined)
    context.skip(said === undefined, 'this user cannot run programs of the repository')
    expect(said).toMatch(
      /^failed: cannot be written \| .*(permission|readonly|unable to open).* must be able to write/,
    )
    chmodSync(folder, 0o755)
  })

  it('on a disk that is almost full', async (context) => {
    const small = ['mount', '-t', 'tmpfs', '-o', 'size=20m', 'tmpfs', folder]
    const inside = ['--mount', 'sh', '-ec', `${small.join(' ')} && exec "$@"`, 'sh']
    context.skip(spawnSync('unshare', ['--mount', 'true']).status !== 0, 'a small disk needs root and Linux')
    const { stdout } = spawnSync('unshare', [...inside, ...doctor], {
      env: { ...own, KINETRA_DB: path },
      encoding: 'utf8',
    })
    expect(outcomeIn(stdout)).toMatch(
      /^failed: \d+ MB free at .* Make room, or put KINETRA_DB on another disk/,
    )
  })

  it('locked by another program', async () => {
    await makeStore()
    const other = new DatabaseSync(path)
    other.exec('BEGIN EXCLUSIVE')
    expect(await said()).toMatch(/^failed: cannot be written \| .*locked/)
    other.close()
  })

  it('a folder in its place', async () => {
    mkdirSync(path)
    expect(await said()).toMatch(/^failed: .*is not a file/)
  })
})

describe('MongoDB', () => {
  it('that answers; indexes that are missing are made', async (context) => {
    const server = await startWireServer(readConfig().KINETRA_CACHE)
    if ('reason' in server) return context.skip(server.reason)
    const said = () => saidBy(store, contextOf({ MONGODB_URI: server.uri }))
    expect(await said()).toMatch(
      /^ok: MongoDB answers and can be written; (\d+) indexes, \1 of them made now/,
    )
    expect(await said()).toMatch(/^ok: MongoDB answers and can be written; \d+ indexes$/)
    await server.stop()
    expect(await said()).toMatch(/^failed: MongoDB does not answer/)
  }, 120_000)

  it.each([
    ['http://host/db', /^failed: MONGODB_URI cannot be read .* mongodb:\/\/user/],
    ['mongodb://127.0.0.1:9/kinetra', /^failed: MongoDB does not answer .*ECONNREFUSED.* Network Access/],
    ['mongodb://nowhere.invalid/kinetra', /^failed: MongoDB’s host is not known \| DNS: /],
    ['mongodb+srv://cluster.nowhere.invalid/kinetra', /^failed: MongoDB’s SRV record is not found \| DNS: /],
  ])('%s', async (uri, words) => {
    expect(await saidBy(store, contextOf({ MONGODB_URI: uri }))).toMatch(words)
  })

  it('that is another program', async () => {
    const other = createServer((_, response) => response.end()).listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    const context = contextOf({ MONGODB_URI: `mongodb://127.0.0.1:${port}/kinetra` })
    expect(await saidBy(store, context)).toMatch(/^failed: what listens there .* another program/)
    other.close()
  })

  it('whose documents are there twice, so that an index cannot be made', async (context) => {
    const server = await startWireServer(readConfig().KINETRA_CACHE)
    if ('reason' in server) return context.skip(server.reason)
    const client = new MongoClient(server.uri)
    const turn = { call_id: 'a', number: 1 }
    await client
      .db()
      .collection('turns')
      .insertMany([{ ...turn }, { ...turn }])
    expect(await saidBy(store, contextOf({ MONGODB_URI: server.uri }))).toMatch(
      /^failed: an index cannot be made \| There are documents twice: .* restore a backup/,
    )
    await client.close()
    await server.stop()
  }, 120_000)

  // What no server here says: Atlas's own words, and a user without the role. mongodb-users.test.ts has the others.
  it.each([
    [8000, 'bad auth : authentication failed', /refuses the user or the password/],
    [13, 'not authorized on kinetra to execute command', /user may not do this .* readWrite/],
  ])('error %i', (code, message, words) => {
    expect(wordsOf(explainMongodb(new MongoServerError({ message, code })))).toMatch(words)
  })
})

describe('workers', () => {
  it('are looked for without making a database', async () => {
    expect(await saidBy(worker, contextOf({ KINETRA_DB: path }))).toMatch(/^failed: no worker is alive/)
    expect(existsSync(path)).toBe(false)
  })

  it.each([
    ['one that is free', [{ agentName: AGENT_NAME, calls: 2 }], /^ok: 1 alive, 2 of 8 calls/],
    ['none', [], /^failed: no worker is alive .* npm start/],
    ['one of another name', [{ agentName: 'other', calls: 0 }], /^failed: no worker named .* only other/],
    ['all busy', [{ agentName: AGENT_NAME, calls: 8 }], /^warning: 1 alive, 8 of 8 .* AGENT_CAPACITY/],
  ])('%s', async (_what, workers, words) => {
    await makeStore(workers)
    expect(await saidBy(worker, contextOf({ KINETRA_DB: path }))).toMatch(words)
  })
})
