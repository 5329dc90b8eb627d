import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { LRUCache } from 'lru-cache'
import { sizeOf, storeWhole } from '../install/checksum.ts'

const cacheBytes = 8 * 1024 * 1024

/**
 * Clauses said before, as sound. What was said lately is in memory. What answers begin with is in files too, for
 * the next start; nothing else is, as it may tell of a user.
 */
export class SaidClauses {
  readonly #folder: string
  readonly #lately = new LRUCache<string, Buffer>({
    maxSize: cacheBytes,
    sizeCalculation: (pcm, key) => pcm.length + key.length * 2 + 1,
  })

  /** @param folder lies in that of the voice, so that another voice brings its own sounds. */
  constructor(folder: string) {
    this.#folder = folder
  }

  /** A clause that is in memory. */
  get(key: string): Buffer | undefined {
    return this.#lately.get(key)
  }

  /** Brings a clause into memory that is in a file. */
  async recall(key: string): Promise<void> {
    if (this.#lately.has(key)) return
    const kept = await readFile(this.#fileOf(key)).catch(() => undefined)
    if (kept !== undefined && kept.length > 0) this.#lately.set(key, kept)
  }

  add(key: string, pcm: Buffer): void {
    this.#lately.set(key, pcm)
  }

  /** Whether a clause's sound is there after the next start. */
  async isKept(key: string): Promise<boolean> {
    return (await sizeOf(this.#fileOf(key))) > 0
  }

  /** Keeps a clause's sound for the next start. A folder that can't be written costs time then, and nothing else. */
  async keep(key: string, pcm: Buffer): Promise<void> {
    await storeWhole(this.#fileOf(key), pcm).catch(() => undefined)
  }

  #fileOf(key: string): string {
    return join(this.#folder, `${createHash('sha256').update(key).digest('hex').slice(0, 32)}.pcm`)
  }
}
