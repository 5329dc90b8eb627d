import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')

const documents = globSync(['*.md', '.github/*.md', 'docs/**/*.md'], { cwd: root }).sort()
const { scripts, workspaces }: { scripts: Record<string, string>; workspaces: string[] } = JSON.parse(
  read('package.json'),
)
const folders = [...workspaces, 'deploy', 'docs']
/** Where a variable has to be declared to be one. */
const declarations = [
  ...globSync(['*/src/**/config.ts', 'stack/src/**/*.ts', 'bench/src/**/*.ts', 'e2e/src/**/*.ts'], {
    cwd: root,
  }),
  'deploy/compose.yaml',
  'deploy/.env.example',
  'deploy/schedule/kinetra-backup.service',
  'deploy/helm/templates/backup.yaml',
]
  .map(read)
  .join('\n')

/** Documents also name constants of the code. */
const sources = globSync('*/src/**/*.ts', { cwd: root }).map(read).join('\n')

/** What a document shows as code: spans between backticks, and blocks fenced or indented. */
function code(document: string): string[] {
  const fenced = [...document.matchAll(/^```[a-z]*\n([\s\S]*?)^```$/gm)].map(([, block = '']) => block)
  const rest = document.replaceAll(/^```[a-z]*\n[\s\S]*?^```$/gm, '')
  const indented = [...rest.matchAll(/^(?: {4}| {6}).*$/gm)].map(([line]) => line)
  const spans = [...rest.matchAll(/`([^`\n]+)`/g)].map(([, span = '']) => span)
  return [...fenced, ...indented, ...spans]
}

function found(pattern: RegExp, texts: readonly string[]): string[] {
  return [
    ...new Set(texts.flatMap((text) => [...text.matchAll(pattern)].map(([whole, name]) => name ?? whole))),
  ]
}

describe.each(documents)('%s', (path) => {
  const text = read(path)
  const shown = code(text)

  it('names scripts that exist', () => {
    const commands = shown.flatMap((one) => [
      ...one.matchAll(/\bnpm run ([a-z][a-z-]*)(?: -w ([a-z0-9/-]+))?/g),
    ])
    const absent = commands.filter(([, name = '', part]) => {
      const given = part ? JSON.parse(read(`${part}/package.json`)).scripts : scripts
      return given[name] === undefined
    })
    expect(absent.map(([command]) => command)).toEqual([])
  })

  it('names paths that exist', () => {
    const candidate = new RegExp(`(?<![\\w/.@~-])(?:${folders.join('|')})/[\\w./*{},-]*[\\w*]`, 'g')
    const paths = found(candidate, shown).filter((path) => !/NNNN|\.env$/.test(path))
    const missing = paths.filter((path) => globSync(path, { cwd: root }).length === 0)
    expect(missing).toEqual([])
  })

  it('links to files that exist', () => {
    const targets = [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map(([, target = '']) => target)
    const files = targets.filter((target) => !/^[a-z]+:/.test(target))
    expect(files.filter((file) => !existsSync(join(root, dirname(path), file)))).toEqual([])
  })

  it('names variables that something reads', () => {
    const ours = /(?<![\w…<-])(?:[A-Z][A-Z0-9]*_[A-Z0-9_]*[A-Z0-9]|HOST|PORT)(?![\w…])/g
    const names = found(ours, shown).filter((name) => !FOREIGN.has(name))
    // Each may be read from a file that a variable of its name with _FILE names.
    const isDeclared = (name: string) =>
      new RegExp(`\\b(?:${name}|${name.replace(/_FILE$/, '')})\\b`).test(declarations)
    const isConstant = (name: string) =>
      sources.includes(`const ${name} `) || sources.includes(`const ${name}:`)
    expect(names.filter((name) => !isDeclared(name) && !isConstant(name))).toEqual([])
  })

  it('names checks that the doctor makes', () => {
    const named = found(/doctor -- --only ([a-z,-]+)/g, shown).flatMap((list) => list.split(','))
    const checks = globSync('stack/src/doctor/checks/*.ts', { cwd: root }).map(read).join('\n')
    expect(named.filter((name) => !checks.includes(`name: '${name}'`))).toEqual([])
  })
})

/** Not ours to declare: variables of Node and of the C library, and a file of a package. */
const FOREIGN = new Set([
  'NODE_COMPILE_CACHE',
  'NODE_EXTRA_CA_CERTS',
  'MALLOC_ARENA_MAX',
  'MALLOC_TRIM_THRESHOLD_',
  'MALLOC_MMAP_THRESHOLD_',
  'MODEL_LICENSE',
])
