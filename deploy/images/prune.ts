// Run in an image's build stage: leaves what one part needs to run, and nothing else.
//   node deploy/images/prune.ts server
import { existsSync, globSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'

interface Manifest {
  readonly dependencies?: Record<string, string>
  readonly optionalDependencies?: Record<string, string>
}

/** Not read by a running Node: types, source maps, sources of what is compiled, and documents other than licences. */
const UNREAD = [
  '**/*.map',
  '**/*.d.ts',
  '**/*.d.mts',
  '**/*.d.cts',
  '**/*.test.js',
  '**/*.test.cjs',
  '**/README*',
  '**/CHANGELOG*',
  '**/{.github,docs,example,examples,benchmark,benchmarks}/**/*',
  '@livekit/*/src/**/*',
  '**/openai/src/**/*',
]

/** One package brings what it runs for every platform. */
const OTHER_PLATFORMS = [
  `onnxruntime-node/bin/*/!(${process.platform})`,
  `onnxruntime-node/bin/*/${process.platform}/!(${process.arch})`,
]

/** Beside what runs, a part's folder holds its tests and what they are made of. */
const OWN_TESTS = ['src/**/*.test.ts', 'src/**/*.test.tsx', 'src/testing', 'src/contract', 'src/fixtures']

function main(): void {
  const part = process.argv[2]
  const root = process.cwd()
  if (part === undefined || !existsSync(join(root, part, 'package.json')) || !existsSync('node_modules')) {
    throw new Error('Name a part whose packages are installed here: node deploy/images/prune.ts server')
  }
  const kept = reachable(join(root, part))
  removeWorkspaces(root, kept)
  removePackages(join(root, 'node_modules'), kept)
  for (const path of globSync([...UNREAD, ...OTHER_PLATFORMS], { cwd: join(root, 'node_modules') })) {
    rmSync(join(root, 'node_modules', path), { recursive: true, force: true })
  }
  process.stdout.write(`${kept.size} packages are left for ${part}.\n`)
}

/**
 * The real folders of a package and of all it depends on. Peers are not followed: one that is needed at
 * run time is also somebody's dependency, and the others are compilers and the like.
 */
function reachable(start: string): Set<string> {
  const found = new Set<string>()
  const waiting = [realpathSync(start)]
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    if (found.has(folder)) continue
    found.add(folder)
    const manifest: Manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    const optional = Object.keys(manifest.optionalDependencies ?? {})
    for (const name of [...Object.keys(manifest.dependencies ?? {}), ...optional]) {
      const target = lookUp(folder, name)
      if (target !== undefined) waiting.push(target)
      // Optional packages of other platforms are not installed; that is what optional means.
      else if (!optional.includes(name)) throw new Error(`${name}, which ${folder} needs, is not installed.`)
    }
  }
  return found
}

/** Node's own way to find a package: the nearest node_modules upwards. */
function lookUp(from: string, name: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name)
    if (existsSync(join(candidate, 'package.json'))) return realpathSync(candidate)
    if (folder === dirname(folder)) return undefined
  }
}

function removeWorkspaces(root: string, kept: Set<string>): void {
  const { workspaces }: { workspaces: string[] } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  )
  for (const name of workspaces) {
    const folder = resolve(root, name)
    if (!kept.has(folder)) rmSync(folder, { recursive: true, force: true })
    for (const path of globSync(OWN_TESTS, { cwd: folder })) {
      rmSync(join(folder, path), { recursive: true, force: true })
    }
  }
}

function removePackages(modules: string, kept: Set<string>): void {
  for (const entry of readdirSync(modules)) {
    const path = join(modules, entry)
    if (entry.startsWith('.')) rmSync(path, { recursive: true, force: true })
    else if (entry.startsWith('@')) removePackages(path, kept)
    else if (!existsSync(path) || !kept.has(realpathSync(path)))
      rmSync(path, { recursive: true, force: true })
    else if (existsSync(join(path, 'node_modules')) && relative(modules, realpathSync(path)) === entry) {
      removePackages(join(path, 'node_modules'), kept)
    }
  }
}

main()
