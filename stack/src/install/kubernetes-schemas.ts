import {
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { unzipSync } from 'fflate'
import { progressOf } from './progress.ts'
import { runStep } from './run-step.ts'

/** Of Kubernetes, and of the Python package kubernetes-validate, which brings its schemas. */
const VERSION = '1.37.0'

/** The folder of Kubernetes' own JSON schemas, strict ones; undefined without Python to fetch them with. */
export async function installKubernetesSchemas(cache: string): Promise<string | undefined> {
  const folder = join(cache, `kubernetes-schemas-${VERSION}`)
  if (existsSync(folder)) return folder
  mkdirSync(dirname(folder), { recursive: true })
  const fresh = mkdtempSync(`${folder}-`)
  const report = progressOf('Kubernetes schemas')
  try {
    const name = `kubernetes-validate==${VERSION}`
    const args = ['-m', 'pip', 'download', '--quiet', '--no-deps', '--dest', fresh, name]
    await runStep(`Fetching ${name}`, args, report, { command: 'python3' })
    const [wheel] = globSync('*.whl', { cwd: fresh })
    if (!wheel) throw new Error(`${name} is no wheel`)
    unpack(join(fresh, wheel), fresh)
    rmSync(join(fresh, wheel))
    if (!existsSync(folder)) renameSync(fresh, folder)
    return folder
  } catch (error) {
    report.now(`not installed: ${error instanceof Error ? error.message : String(error)}`)
    return undefined
  } finally {
    rmSync(fresh, { recursive: true, force: true })
  }
}

/** They name each other by addresses on Kubernetes' site: here, by the files beside them. */
function unpack(wheel: string, folder: string): void {
  const files = unzipSync(readFileSync(wheel), {
    filter: ({ name }) => name.includes(`/v${VERSION}-local-strict/`),
  })
  for (const [name, content] of Object.entries(files)) {
    const { $id: _address, ...schema } = JSON.parse(Buffer.from(content).toString('utf8'))
    const text = JSON.stringify(schema).replaceAll('"/api/_definitions.json#', '"_definitions.json#')
    writeFileSync(join(folder, basename(name)), text)
  }
}
