// Writes docs/licences.md, or with --check says whether it is what would be written.
//   npx node deploy/licences/main.ts [--check]
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { licencesDocument } from './document.ts'
import { readModels } from './models-document.ts'
import { productionPackages } from './packages.ts'
import { refusal } from './policy.ts'

function main(): void {
  const root = join(import.meta.dirname, '../..')
  const packages = productionPackages(root)
  const refusals = packages.map(refusal).filter((one) => one !== undefined)
  if (refusals.length > 0) throw new Error(refusals.join('\n'))
  const models = readModels(readFileSync(join(root, 'docs/models.md'), 'utf8'))
  const file = join(root, 'docs/licences.md')
  const text = licencesDocument(packages, models)
  if (!process.argv.includes('--check')) writeFileSync(file, text)
  else if (readFileSync(file, 'utf8') !== text) {
    throw new Error('docs/licences.md is not that of the lockfile: run "npx node deploy/licences/main.ts".')
  }
  process.stdout.write(`${packages.length} packages, no licence that is unknown or not allowed\n`)
}

try {
  main()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
