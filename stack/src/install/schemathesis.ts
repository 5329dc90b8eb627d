import { join } from 'node:path'
import type { Progress } from './progress.ts'
import { installPythonPackages } from './python-packages.ts'

const VERSION = '4.32.5'

/** Schemathesis, which attacks the HTTP interface by its OpenAPI document; undefined without Python. */
export async function installSchemathesis(cache: string, report: Progress): Promise<string | undefined> {
  const packages = { name: `schemathesis-${VERSION}`, packages: [`schemathesis==${VERSION}`] }
  const bin = await installPythonPackages(cache, packages, report)
  return bin && join(bin, 'schemathesis')
}
