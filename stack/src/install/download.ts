import { createHash } from 'node:crypto'
import { createReadStream, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { megabytes, type Report } from './progress.ts'

/** Something could not be fetched; the message names the address and what happened. */
export class DownloadError extends Error {
  override readonly name = 'DownloadError'
}

export interface Download {
  readonly url: string
  readonly path: string
  /** Hexadecimal, of the whole file. */
  readonly sha256: string
  readonly report: Report
  /** Until the first byte must be there. Short: on a closed network other ways are tried next. */
  readonly connectMs?: number
  /** The longest pause within the transfer. */
  readonly stallMs?: number
}

const ATTEMPTS = 4

/**
 * Fetches a file into place. An interrupted transfer goes on where it stopped, now or at the next call
 * (`<path>.part`); a file that does not match its checksum is thrown away and never takes its place.
 * @throws DownloadError
 */
export async function download(options: Download): Promise<void> {
  const part = `${options.path}.part`
  mkdirSync(dirname(options.path), { recursive: true })
  for (let attempt = 1; ; attempt++) {
    const before = sizeOf(part)
    try {
      await transfer(options, part, before)
    } catch (error) {
      // Worth another attempt only where something came: an address out of reach stays out of reach.
      if (attempt < ATTEMPTS && sizeOf(part) > before) continue
      throw new DownloadError(`${options.url}: ${reasonOf(error)}`, { cause: error })
    }
    const found = await sha256Of(part)
    if (found === options.sha256) break
    rmSync(part)
    if (before > 0 && attempt < ATTEMPTS) continue // What was resumed may have been another version's beginning.
    throw new DownloadError(
      `${options.url}: the checksum is ${found}, not the published ${options.sha256}. The file was thrown away.`,
    )
  }
  renameSync(part, options.path)
}

async function transfer(options: Download, part: string, have: number): Promise<void> {
  const abort = new AbortController()
  let timer = setTimeout(() => abort.abort(new Error('no answer')), options.connectMs ?? 4000)
  try {
    const response = await fetch(options.url, {
      signal: abort.signal,
      headers: have > 0 ? { range: `bytes=${have}-` } : {},
    })
    if (response.status === 416) return void (await response.body?.cancel())
    if (!response.ok || !response.body) throw new Error(`HTTP ${response.status}`)
    const resumed = response.status === 206
    let done = resumed ? have : 0
    const total = Number(response.headers.get('content-length') ?? 0) + done
    // Written chunk by chunk, so that what came before an interruption is kept.
    const file = await open(part, resumed ? 'a' : 'w')
    try {
      for await (const chunk of response.body) {
        clearTimeout(timer)
        timer = setTimeout(() => abort.abort(new Error('the transfer stalled')), options.stallMs ?? 15_000)
        await file.write(chunk)
        done += chunk.length
        options.report(`downloading ${megabytes(done)}${total > 0 ? ` of ${megabytes(total)}` : ''}`)
      }
    } finally {
      await file.close()
    }
    if (total > 0 && sizeOf(part) < total && !response.headers.get('content-encoding')) {
      throw new Error('the transfer ended early')
    }
  } finally {
    clearTimeout(timer)
  }
}

/** A small text file. @throws DownloadError */
export async function downloadText(url: string, connectMs = 4000): Promise<string> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(connectMs) })
    if (!response.ok) throw new Error(`HTTP ${response.status}`)
    return await response.text()
  } catch (error) {
    throw new DownloadError(`${url}: ${reasonOf(error)}`, { cause: error })
  }
}

export async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}

function sizeOf(path: string): number {
  return existsSync(path) ? statSync(path).size : 0
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const cause = error.cause
  return cause instanceof Error ? cause.message || cause.name : error.message
}
