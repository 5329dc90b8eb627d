import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, rename, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { pipeline } from 'node:stream/promises'

export type Expected = { bytes: number; sha256: string }

/** SHA-256 of a file's content, in hexadecimal. */
export async function sha256OfFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash)
  return hash.digest('hex')
}

/** Size of a file, or 0 where there is none. */
export async function sizeOf(path: string): Promise<number> {
  return (await stat(path).catch(() => null))?.size ?? 0
}

/** Whether the file is there and is exactly what is expected. */
export async function isIntact(path: string, expected: Expected): Promise<boolean> {
  return (await sizeOf(path)) === expected.bytes && (await sha256OfFile(path)) === expected.sha256
}

/** Puts content in place at once, so that nobody sees half a file. */
export async function storeWhole(path: string, content: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const temporary = `${path}.new`
  await writeFile(temporary, content)
  await rename(temporary, path)
}

/** As {@link storeWhole}, after the content's checksum was found right; throws where it is wrong. */
export async function storeChecked(path: string, content: Uint8Array, expected: Expected): Promise<void> {
  const sha256 = createHash('sha256').update(content).digest('hex')
  if (sha256 !== expected.sha256) throw new Error(`wrong checksum (${sha256} instead of ${expected.sha256})`)
  await storeWhole(path, content)
}
