import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readConfig } from '../config.ts'
import { partEnvironment } from './part-environment.ts'
import { claimFolder, releaseFolder, runningStack } from './running.ts'
import { keepSecrets } from './secrets.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kinetra-installation-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const ports = { livekit: 1, rtc: 2, server: 3, models: 4, agent: 5 }

describe('the secrets of an installation', () => {
  it('are long, kept, and its owner’s alone', () => {
    const made = keepSecrets(folder)
    expect(made.jobSecret.length).toBeGreaterThanOrEqual(32)
    expect(keepSecrets(folder)).toEqual(made)
    expect(statSync(join(folder, 'secrets.json')).mode & 0o077).toBe(0)
  })

  it('are made again where the file is damaged', () => {
    const made = keepSecrets(folder)
    writeFileSync(join(folder, 'secrets.json'), '{"livekitApiKey":')
    expect(keepSecrets(folder).jobSecret).not.toBe(made.jobSecret)
  })
})

describe('what the parts are told', () => {
  const database = () => join(folder, 'kinetra.db')

  it('is the same for all and made here', () => {
    const env = partEnvironment(readConfig({ KINETRA_DB: database() }), ports)
    expect(env).toMatchObject({ LIVEKIT_URL: 'ws://127.0.0.1:1', PORT: '3', AGENT_PORT: '5' })
    expect(env.MODELS_URL).toBe('http://127.0.0.1:4/v1')
    expect(env.LIVEKIT_API_KEY).toBe(keepSecrets(folder).livekitApiKey)
    expect(env).not.toHaveProperty('MODELS_LAZY')
  })

  it('is what the person has set', () => {
    const own = { LIVEKIT_URL: 'wss://x.livekit.cloud', LIVEKIT_API_KEY: 'k', LIVEKIT_API_SECRET: 's' }
    const env = partEnvironment(readConfig({ KINETRA_DB: database(), OPENAI_API_KEY: 'sk-x', ...own }), ports)
    expect(env).toMatchObject({ ...own, MODELS_LAZY: '1' })
  })
})

describe('a data folder', () => {
  const told = { address: 'http://127.0.0.1:9', env: { A: 'b' } }

  it('belongs to one stack at a time', async () => {
    expect(await runningStack(folder)).toBeUndefined()
    await claimFolder(folder, told)
    const note = JSON.parse(readFileSync(join(folder, 'running.json'), 'utf8'))
    expect(note.env).toEqual({ A: 'b' })
    writeFileSync(join(folder, 'running.json'), JSON.stringify({ ...note, pid: process.ppid }))
    await expect(claimFolder(folder, told)).rejects.toThrow('already running')
    releaseFolder(folder)
    await claimFolder(folder, told)
  })

  it('is free again after a stack that died', async () => {
    await claimFolder(folder, told)
    const note = JSON.parse(readFileSync(join(folder, 'running.json'), 'utf8'))
    const old = new Date(Date.now() - 120_000).toISOString()
    writeFileSync(join(folder, 'running.json'), JSON.stringify({ ...note, pid: 999_999_999 }))
    expect(await runningStack(folder)).toBeUndefined()
    // The process id is used again by a program that does not serve the address.
    writeFileSync(
      join(folder, 'running.json'),
      JSON.stringify({ ...note, pid: process.ppid, startedAt: old }),
    )
    expect(await runningStack(folder)).toBeUndefined()
    await claimFolder(folder, told)
  })

  it('is taken as long as the old stack answers', async () => {
    const server = createServer((_request, response) => response.end())
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const startedAt = new Date(Date.now() - 120_000).toISOString()
    const note = { pid: process.ppid, startedAt, address: `http://127.0.0.1:${port}`, env: {} }
    writeFileSync(join(folder, 'running.json'), JSON.stringify(note))
    expect(await runningStack(folder)).toMatchObject({ address: note.address })
    server.close()
  })
})
