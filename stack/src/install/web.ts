import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { ROOT } from '../config.ts'
import type { Progress } from './progress.ts'
import { runStep } from './run-step.ts'

/** What the page is built of; beside it lies what is built, and what a package is given. */
const SOURCES = [
  ...['index.html', 'package.json', 'public', 'src', 'vite.config.ts'].map((name) => `web/${name}`),
  ...['build', 'package.json', 'src'].map((name) => `coach-ui/${name}`),
  ...['protocol/src', 'workouts/src', 'package-lock.json'],
]
const DIST = join(ROOT, 'web/dist')
/** Says in a built page of which sources it is. */
const NOTE = '.sources'

/** Builds the web page where it is absent or its sources have changed since. A server that serves it meanwhile goes on. */
export async function buildWeb(report: Progress): Promise<void> {
  const sources = hashOfSources(ROOT)
  if (isOf(sources, DIST)) return
  report.now('building')
  const vite = join(ROOT, 'node_modules/vite/bin/vite.js')
  // Whatever runs this: a test's own value would bring React's development build.
  const env = { ...process.env, NODE_ENV: 'production' }
  const fresh = `${DIST}-${process.pid}`
  const options = ['--outDir', fresh, '--logLevel', 'warn']
  try {
    await runStep('Building the web page', [vite, 'build', 'web', ...options], report, { env })
    const embed = join(ROOT, 'coach-ui/build/embed.config.ts')
    const embedded = [vite, 'build', '-c', embed, ...options]
    await runStep('Building the script for other pages', embedded, report, { env })
    writeFileSync(join(fresh, NOTE), sources)
    putInPlace(fresh, DIST)
  } finally {
    rmSync(fresh, { recursive: true, force: true })
  }
  report.now('built')
}

function isOf(sources: string, dist: string): boolean {
  const note = join(dist, NOTE)
  return existsSync(note) && readFileSync(note, 'utf8') === sources
}

/** Puts a built page where another one may be served from: but for the moment between two renames one of them is there. */
export function putInPlace(fresh: string, dist: string): void {
  const old = `${fresh}-old`
  if (existsSync(dist)) renameSync(dist, old)
  renameSync(fresh, dist)
  rmSync(old, { recursive: true, force: true })
}

/** One hash over the names and contents of all sources; tests are sources of nothing. */
export function hashOfSources(root: string): string {
  const hash = createHash('sha256')
  for (const path of SOURCES) {
    for (const file of filesUnder(join(root, path))) {
      if (/\.test\.tsx?$/.test(file)) continue
      hash
        .update(`${relative(root, file).split(sep).join('/')}\0`)
        .update(readFileSync(file))
        .update('\0')
    }
  }
  return hash.digest('hex')
}

function filesUnder(path: string): string[] {
  if (!existsSync(path)) return []
  try {
    return readdirSync(path, { withFileTypes: true })
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .flatMap((entry) =>
        entry.isDirectory() ? filesUnder(join(path, entry.name)) : [join(path, entry.name)],
      )
  } catch {
    return [path] // A file, not a folder.
  }
}
