import { join } from 'node:path'
import { progressOf } from './progress.ts'
import { installPythonPackages } from './python-packages.ts'

const VERSION = '0.2.2'

/**
 * A Python with Helm 4 as a library (docs/decisions/0085-helm-as-a-library-for-tests.md); undefined without Python.
 */
export async function installHelm(cache: string): Promise<string | undefined> {
  const packages = {
    name: `helm-python-sdk-${VERSION}`,
    packages: ['--no-deps', '--only-binary=:all:', `helm-python-sdk==${VERSION}`],
  }
  const bin = await installPythonPackages(cache, packages, progressOf('Helm'))
  return bin && join(bin, 'python')
}
