import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readConfig } from '../config.ts'
import { contextOf, saidBy } from '../testing/doctor-context.ts'
import { startFerretDb } from '../testing/ferretdb.ts'
import { store } from './checks/store.ts'

const BUILDING_MS = 600_000
const USER = { user: 'coach', password: 'secret-of-mongodb', database: 'kinetra' }

let folder: string
let server: Awaited<ReturnType<typeof startFerretDb>> | undefined
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kinetra-ferretdb-'))
  const { KINETRA_CACHE, CI } = readConfig()
  server = await startFerretDb(KINETRA_CACHE, folder, USER)
  if ('reason' in server && CI) throw new Error(server.reason)
}, BUILDING_MS)
afterAll(async () => {
  if (server && 'stop' in server) await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

it.for<[string, string, RegExp]>([
  [
    'a wrong password',
    'coach:another@',
    /^failed: MongoDB refuses the user or the password \| .*[Aa]uthentication failed.* \| Check user and password/,
  ],
  [
    'a user that does not exist',
    'nobody:secret-of-mongodb@',
    /^failed: MongoDB refuses the user or the password \| .* authSource/,
  ],
  [
    'no user',
    '',
    /^failed: MongoDB wants a user, and MONGODB_URI names none \| .* mongodb:\/\/user:password@/,
  ],
  [
    'the right password, to a server that is not MongoDB itself',
    'coach:secret-of-mongodb@',
    /^failed: MongoDB refuses what the store needs \| .*not implemented.* \| Use MongoDB itself/,
  ],
])('%s', async ([_what, who, words], context) => {
  if (!server || 'reason' in server) return context.skip(server?.reason)
  const mechanism = who && '?authMechanism=SCRAM-SHA-256'
  const uri = `mongodb://${who}${server.host}/kinetra${mechanism}`
  const said = await saidBy(store, contextOf({ MONGODB_URI: uri }))
  expect(said).toMatch(words)
  expect(said).not.toContain(USER.password)
})
