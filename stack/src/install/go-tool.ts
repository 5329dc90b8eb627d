import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { findProgram, isProgram } from './find-program.ts'
import { goInstall } from './go-install.ts'
import { progressOf } from './progress.ts'

/** Programs that tests start, as their authors publish them for Go. */
const MODULES = {
  actionlint: 'github.com/rhysd/actionlint/cmd/actionlint@v1.7.12',
  kubeconform: 'github.com/yannh/kubeconform/cmd/kubeconform@v0.7.0',
} as const

/** The path of such a program, built once into the cache; undefined without Go. */
export async function installGoTool(cache: string, name: keyof typeof MODULES): Promise<string | undefined> {
  const module = MODULES[name]
  const target = join(cache, 'go-tools', module.slice(module.lastIndexOf('/') + 1), name)
  if (isProgram(target)) return target
  const go = findProgram('go')
  if (!go) return undefined
  mkdirSync(dirname(target), { recursive: true })
  await goInstall({ go, module, target, report: progressOf(name) })
  return target
}
