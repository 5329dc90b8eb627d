import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative, resolve } from 'node:path'
import { build } from 'vite'

const PACKAGE = resolve(import.meta.dirname, '..')
const ROOT = resolve(PACKAGE, '..')
const ENTRIES = ['index', 'element/embed', 'memory/preferences', 'store/store', 'footprint/footprint']
const IMPORT = /from '(\.[^']+)\.tsx?'/g

// Builds what the package is published with: scripts, types and the licence.
await build({ configFile: join(import.meta.dirname, 'package.config.ts'), logLevel: 'warn' })
writeTypes()
cpSync(join(ROOT, 'LICENSE'), join(PACKAGE, 'LICENSE'))

/** Declarations of what the entries say, and nothing of what stands behind them. */
function writeTypes(): void {
  const scratch = mkdtempSync(join(tmpdir(), 'kinetra-types-'))
  const compiler = join(ROOT, 'node_modules/typescript/bin/tsc')
  const options = ['--noEmit', 'false', '--declaration', '--emitDeclarationOnly', '--rootDir', ROOT]
  // What the last check remembers would leave out what it has seen.
  options.push('--incremental', 'false', '--tsBuildInfoFile', 'null')
  const args = [compiler, '-p', join(PACKAGE, 'tsconfig.json'), ...options, '--outDir', scratch]
  execFileSync(process.execPath, args, { stdio: 'inherit' })
  const from = join(scratch, relative(ROOT, PACKAGE), 'src')
  const waiting = ENTRIES.map((entry) => join(from, `${entry}.d.ts`))
  const written = new Set<string>()
  for (const file of waiting) {
    if (written.has(file)) continue
    written.add(file)
    const text = readFileSync(file, 'utf8')
    if (text.includes('@kinetra/')) throw new Error(`${file} names a workspace that is not published`)
    for (const [, path = ''] of text.matchAll(IMPORT)) waiting.push(`${resolve(dirname(file), path)}.d.ts`)
    const target = join(PACKAGE, 'dist/types', relative(from, file))
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, text.replaceAll(IMPORT, "from '$1.js'"))
  }
  rmSync(scratch, { recursive: true })
}
