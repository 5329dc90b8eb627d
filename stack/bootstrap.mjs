// Runs a TypeScript file with the pinned Node, after installing the packages where they are missing.
// Plain JavaScript for Node 18 and later without dependencies: it runs before anything is installed.
//
//   node stack/bootstrap.mjs <file.ts> [arguments]
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { constants } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { packagesOff } from './src/install/packages.mjs'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const modules = join(root, 'node_modules')
const lockFile = join(root, 'package-lock.json')
const marker = join(modules, '.kinetra-lock')
const claim = join(root, '.cache', 'packages.lock')
const windows = process.platform === 'win32'
const node = join(modules, 'node', 'bin', windows ? 'node.exe' : 'node')

const [file, ...rest] = process.argv.slice(2)
if (!file) fail('Name the TypeScript file to run: node stack/bootstrap.mjs <file.ts>')
if (Number(process.versions.node.split('.')[0]) < 18) {
  fail(`Node ${process.versions.node} is too old: install Node 20 or later (https://nodejs.org).`)
}
await ensurePackages()
run(file, rest)

function fail(message) {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}

function lockHash() {
  return createHash('sha256').update(readFileSync(lockFile)).digest('hex')
}

function installed() {
  if (!existsSync(node)) return false
  const hash = lockHash()
  if (existsSync(marker) && readFileSync(marker, 'utf8') === hash) return true
  if (packagesOff(root).length > 0) return false
  writeFileSync(marker, hash)
  return true
}

async function ensurePackages() {
  if (installed()) return
  await claimInstall()
  try {
    if (installed()) return
    process.stdout.write('Installing packages (once) …\n')
    const startedAt = Date.now()
    const npm = npmCommand()
    const code = await exitOf(
      spawn(npm.command, [...npm.args, 'ci', '--no-audit', '--no-fund', '--progress=true'], {
        cwd: root,
        stdio: 'inherit',
        shell: npm.shell,
        // Its install script would fetch a runtime for graphics cards, of which nothing is used here.
        env: { ...process.env, ONNXRUNTIME_NODE_INSTALL: 'skip' },
      }),
    )
    if (code !== 0) {
      fail(
        `Installing the packages failed (npm ci ended with ${code}). See npm's message above, then run this again.`,
      )
    }
    if (!existsSync(node)) {
      fail('The package "node" did not bring its program: run "npm rebuild node" and try again.')
    }
    writeFileSync(marker, lockHash())
    process.stdout.write(`Packages installed in ${((Date.now() - startedAt) / 1000).toFixed(1)} s\n`)
  } finally {
    releaseClaim()
  }
}

/** One installation at a time: a second command waits for the first one's. */
async function claimInstall() {
  mkdirSync(dirname(claim), { recursive: true })
  for (let told = false; ; told = true) {
    try {
      writeFileSync(claim, String(process.pid), { flag: 'wx' })
      process.once('exit', releaseClaim)
      return
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    if (!claimerAlive()) rmSync(claim, { force: true })
    else if (!told) process.stdout.write('Another command is installing the packages; waiting for it …\n')
    await new Promise((done) => setTimeout(done, 300))
  }
}

function claimerAlive() {
  try {
    process.kill(Number(readFileSync(claim, 'utf8')), 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

function releaseClaim() {
  process.off('exit', releaseClaim)
  rmSync(claim, { force: true })
}

/** The npm that called us where there is one: it is the one the person uses. */
function npmCommand() {
  const path = process.env.npm_execpath
  if (path?.endsWith('.js')) return { command: process.execPath, args: [path], shell: false }
  return { command: windows ? 'npm.cmd' : 'npm', args: [], shell: windows }
}

function run(path, args) {
  // The fourth channel closes when this process dies, however it dies: the child watches it.
  const child = spawn(node, [resolve(root, path), ...args], {
    cwd: root,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  watchParent(() => child.kill('SIGTERM'))
  child.on('error', (error) => fail(`${node} cannot be started (${error.message}): run "npm ci".`))
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)))
}

/** npm does not pass on its own sudden death; started by npm, we notice that our parent has changed. */
function watchParent(onGone) {
  if (!process.env.npm_lifecycle_event) return
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    onGone()
  }, 500)
}

function exitOf(child) {
  return new Promise((done) => {
    child.on('error', () => done(127))
    child.on('exit', (code, signal) => done(code ?? signal))
  })
}
