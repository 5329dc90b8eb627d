import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { ROOT } from '../config.ts'
import type { Progress } from './progress.ts'
import { runStep } from './run-step.ts'

const SOURCES = ['web', 'coach-ui', 'protocol/src', 'workouts/src', 'package-lock.json']
const LEFT_OUT = new Set(['dist', 'node_modules'])
const NOTE = join(ROOT, 'web/dist/.sources')

/** Builds the web page where it is absent or its sources have changed since. */
export async function buildWeb(report: Progress): Promise<void> {
  const sources = hashOf(ROOT, SOURCES)
  if (existsSync(NOTE) && readFileSync(NOTE, 'utf8') === sources) return
  report.now('building')
  const vite = join(ROOT, 'node_modules/vite/bin/vite.js')
  // Whatever runs this: a test's own value would bring React's development build.
  const env = { ...process.env, NODE_ENV: 'production' }
  const quietly = ['--logLevel', 'warn']
  await runStep('Building the web page', [vite, 'build', 'web', ...quietly], report, { env })
  const embed = join(ROOT, 'coach-ui/build/embed.config.ts')
  await runStep('Building the script for other pages', [vite, 'build', '-c', embed, ...quietly], report, {
    env,
  })
  writeFileSync(NOTE, sources)
  report.now('built')
}

/** One hash over the names and contents of all files under `paths`; tests are sources of nothing. */
export function hashOf(root: string, paths: readonly string[]): string {
  const hash = createHash('sha256')
  for (const path of paths) {
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
      .filter((entry) => !LEFT_OUT.has(entry.name))
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .flatMap((entry) =>
        entry.isDirectory() ? filesUnder(join(path, entry.name)) : [join(path, entry.name)],
      )
  } catch {
    return [path] // A file, not a folder.
  }
}
