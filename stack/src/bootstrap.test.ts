import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ROOT } from './config.ts'

/** Stands in for npm: notes each call and brings a "node" package whose program is this Node. */
const NPM = `
const fs = require('node:fs')
fs.appendFileSync('npm-calls', process.argv.slice(2).join(' ') + '\\n')
if (fs.existsSync('npm-fails')) process.exit(9)
fs.rmSync('node_modules', { recursive: true, force: true })
fs.mkdirSync('node_modules/node/bin', { recursive: true })
fs.symlinkSync(process.execPath, 'node_modules/node/bin/node')
`
const SCRIPT = `
process.on('SIGTERM', () => process.exit(6))
const greeting: string = 'hello'
console.log(greeting, process.argv.slice(2).join(' '))
if (process.argv.includes('wait')) setInterval(() => undefined, 1000)
else process.exitCode = 5
`

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'kinetra-bootstrap-'))
  mkdirSync(join(root, 'stack/src/install'), { recursive: true })
  for (const file of ['stack/bootstrap.mjs', 'stack/src/install/packages.mjs'])
    cpSync(join(ROOT, file), join(root, file))
  writeFileSync(join(root, 'package-lock.json'), lock('1.0.0'))
  writeFileSync(join(root, 'npm.js'), NPM)
  writeFileSync(join(root, 'script.ts'), SCRIPT)
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

function lock(version: string): string {
  return JSON.stringify({
    packages: { '': {}, 'node_modules/thing': { version, integrity: `sha-${version}` } },
  })
}

interface Run {
  readonly code: number | null
  readonly output: string
}

function bootstrap(args: readonly string[], onOutput: (pid: number) => void = () => undefined): Promise<Run> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['stack/bootstrap.mjs', ...args], {
      cwd: root,
      env: { ...process.env, npm_execpath: join(root, 'npm.js'), npm_lifecycle_event: '' },
    })
    let output = ''
    const add = (data: Buffer) => {
      output += data.toString()
      if (output.includes('hello')) onOutput(child.pid ?? 0)
    }
    child.stdout.on('data', add)
    child.stderr.on('data', add)
    child.once('close', (code) => resolve({ code, output }))
  })
}

function npmCalls(): string[] {
  const path = join(root, 'npm-calls')
  return existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n') : []
}

describe('the bootstrap', () => {
  it('installs once, runs the file with its arguments, and gives its exit code', async () => {
    const first = await bootstrap(['script.ts', 'a', 'b'])
    expect(first.output).toContain('Installing packages (once)')
    expect(first.output).toContain('hello a b')
    expect(first.code).toBe(5)
    const second = await bootstrap(['script.ts'])
    expect(second.output.trim()).toBe('hello')
    expect(npmCalls()).toHaveLength(1)
    expect(npmCalls()[0]).toMatch(/^ci\b/)
  })

  it('installs again when the lock has changed', async () => {
    await bootstrap(['script.ts'])
    writeFileSync(join(root, 'package-lock.json'), lock('2.0.0'))
    await bootstrap(['script.ts'])
    expect(npmCalls()).toHaveLength(2)
  })

  it('takes what the person has installed already', async () => {
    await bootstrap(['script.ts'])
    writeFileSync(join(root, 'package-lock.json'), lock('2.0.0'))
    writeFileSync(join(root, 'node_modules/.package-lock.json'), lock('2.0.0'))
    await bootstrap(['script.ts'])
    expect(npmCalls()).toHaveLength(1)
  })

  it('installs once for two commands at the same time', async () => {
    const runs = await Promise.all([bootstrap(['script.ts']), bootstrap(['script.ts'])])
    expect(runs.map((run) => run.code)).toEqual([5, 5])
    expect(npmCalls()).toHaveLength(1)
  })

  it('is not kept out by an installation that was killed', async () => {
    mkdirSync(join(root, '.cache'))
    writeFileSync(join(root, '.cache/packages.lock'), '999999999')
    expect((await bootstrap(['script.ts'])).code).toBe(5)
  })

  it('says that npm failed, and what to do', async () => {
    writeFileSync(join(root, 'npm-fails'), '')
    const run = await bootstrap(['script.ts'])
    expect(run.code).toBe(1)
    expect(run.output).toContain('npm ci ended with 9')
    expect(existsSync(join(root, '.cache/packages.lock'))).toBe(false)
  })

  it('passes signals on', async () => {
    const run = await bootstrap(['script.ts', 'wait'], (pid) => process.kill(pid, 'SIGTERM'))
    expect(run.code).toBe(6)
  })
})
