import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { storeWhole } from './checksum.ts'
import type { ModelSources } from './model-sources.ts'

/** Raise it when what is derived changes. */
const derivationVersion = 1

const recordSchema = z.object({
  fingerprint: z.string(),
  files: z.record(z.string(), z.object({ bytes: z.number(), modifiedMs: z.number() })),
})
type InstallRecord = z.infer<typeof recordSchema>

const recordName = 'installed.json'

function fingerprintOf(sources: ModelSources): string {
  const files = sources.files.map(({ path, sha256 }) => [path, sha256])
  const derived = sources.derived.map(({ path, from }) => [path, from])
  return createHash('sha256')
    .update(JSON.stringify([derivationVersion, files, derived]))
    .digest('hex')
}

async function stateOf(path: string): Promise<InstallRecord['files'][string] | null> {
  const found = await stat(path).catch(() => null)
  return found === null ? null : { bytes: found.size, modifiedMs: found.mtimeMs }
}

/** Whether all files are as they were when their checksums were last found right; much quicker than checking again. */
export async function isInstalled(root: string, sources: ModelSources): Promise<boolean> {
  const text = await readFile(join(root, recordName), 'utf8').catch(() => null)
  if (text === null) return false
  const parsed = recordSchema.safeParse(parseJson(text))
  if (!parsed.success || parsed.data.fingerprint !== fingerprintOf(sources)) return false
  const states = await Promise.all(
    Object.entries(parsed.data.files).map(async ([path, recorded]) => {
      const state = await stateOf(join(root, path))
      return state?.bytes === recorded.bytes && state.modifiedMs === recorded.modifiedMs
    }),
  )
  return states.every(Boolean)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Remembers how the files are now, after all were checked. */
export async function recordInstalled(root: string, sources: ModelSources): Promise<void> {
  const files: InstallRecord['files'] = {}
  for (const { path } of [...sources.files, ...sources.derived]) {
    const state = await stateOf(join(root, path))
    if (state !== null) files[path] = state
  }
  const record: InstallRecord = { fingerprint: fingerprintOf(sources), files }
  await storeWhole(join(root, recordName), Buffer.from(`${JSON.stringify(record, null, 2)}\n`))
}
