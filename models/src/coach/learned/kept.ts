import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { deserialize, serialize } from 'node:v8'
import { readCacheFolder } from '../../config.ts'

const COACH = fileURLToPath(new URL('..', import.meta.url))
/** Of as many states of the coach what was learned is kept, as several versions may run beside each other. */
const MOST_KEPT = 12

/**
 * What the coach learned from its examples, once for each state of its files: read from the cache, where an earlier
 * start, the installation or another process has left it.
 */
export function kept<Knowledge>(learn: () => Knowledge): Knowledge {
  const folder = join(readCacheFolder(), 'coach')
  const file = join(folder, `learned-${digestOfCoach()}`)
  try {
    return deserialize(readFileSync(file))
  } catch {
    const learned = learn()
    keep(folder, file, serialize(learned))
    return learned
  }
}

/** Where nothing can be written, the next start learns again. */
function keep(folder: string, file: string, content: Uint8Array): void {
  try {
    mkdirSync(folder, { recursive: true })
    const own = `${file}.${process.pid}`
    writeFileSync(own, content)
    renameSync(own, file)
    const old = readdirSync(folder)
      .map((name) => join(folder, name))
      .toSorted((one, other) => statSync(other).mtimeMs - statSync(one).mtimeMs)
      .slice(MOST_KEPT)
    for (const path of old) rmSync(path, { force: true })
  } catch {}
}

/** Of all that examples are and are read by; tests take no part in it. */
function digestOfCoach(): string {
  const hash = createHash('sha256')
  const files = readdirSync(COACH, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /(?<!\.test)\.(?:ts|json|jsonl|txt)$/.test(name),
  )
  for (const name of files.toSorted()) hash.update(name).update(readFileSync(join(COACH, name)))
  return hash.digest('hex').slice(0, 16)
}
