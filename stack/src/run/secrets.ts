import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'

const schema = z.object({
  livekitApiKey: z.string(),
  livekitApiSecret: z.string(),
  jobSecret: z.string(),
  modelsApiKey: z.string(),
})
export type Secrets = z.infer<typeof schema>

/**
 * The secrets this installation made for itself, made on the first start and kept, readable by its
 * owner only, so that calls and tokens outlive a restart.
 */
export function keepSecrets(folder: string): Secrets {
  const path = join(folder, 'secrets.json')
  const kept = read(path)
  if (kept) return kept
  const made: Secrets = {
    livekitApiKey: `API${randomBytes(6).toString('hex')}`,
    livekitApiSecret: randomBytes(32).toString('base64url'),
    jobSecret: randomBytes(32).toString('base64url'),
    modelsApiKey: randomBytes(32).toString('base64url'),
  }
  mkdirSync(folder, { recursive: true })
  writeFileSync(`${path}.new`, JSON.stringify(made, null, 2), { mode: 0o600 })
  renameSync(`${path}.new`, path)
  return made
}

function read(path: string): Secrets | undefined {
  try {
    const parsed = schema.safeParse(JSON.parse(readFileSync(path, 'utf8')))
    return parsed.success ? parsed.data : undefined
  } catch {
    // Absent or damaged: new ones are made.
    return undefined
  }
}
