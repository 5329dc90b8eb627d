// Writes the software bill of materials of everything that runs in production, as CycloneDX.
//   npx node deploy/sbom.ts [file]          (artifacts/sbom.cdx.json)
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { readModels } from './licences/models-document.ts'

const ROOT = join(import.meta.dirname, '..')

export interface Bom {
  readonly bomFormat: string
  readonly specVersion: string
  readonly components: readonly Component[]
}
interface Component {
  readonly type: string
  readonly name: string
  readonly version?: string
  readonly purl?: string
  readonly licenses?: readonly object[]
}

/** npm's own list of packages, and beside it what npm does not know of: the speech models. */
export function makeBom(): Bom {
  // npm tells it of the lockfile: every platform's packages, whatever is installed here.
  const options = [
    '--sbom-format',
    'cyclonedx',
    '--omit',
    'dev',
    '--package-lock-only',
    '--loglevel',
    'error',
  ]
  const text = execFileSync('npm', ['sbom', ...options], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const bom: Bom = JSON.parse(text)
  const models = readModels(readFileSync(join(ROOT, 'docs/models.md'), 'utf8')).map((model) => ({
    type: 'machine-learning-model',
    'bom-ref': `model:${model.name}`,
    name: model.name,
    description: `${model.purpose}; ${model.conditions}`,
    licenses: [{ license: { name: model.licence } }],
  }))
  return { ...bom, components: [...bom.components, ...models] }
}

function main(): void {
  const file = process.argv[2] ?? join(ROOT, 'artifacts/sbom.cdx.json')
  const bom = makeBom()
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, `${JSON.stringify(bom, null, 2)}\n`)
  process.stdout.write(`${bom.components.length} components in ${file}\n`)
}

if (import.meta.main) main()
