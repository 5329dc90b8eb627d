import { createWriteStream } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { type Expected, isIntact, sizeOf } from './checksum.ts'

export type DownloadOptions = {
  /** Called with the bytes that are on disk so far. */
  onBytes: (receivedBytes: number) => void
  signal: AbortSignal
  /** How long an answer may take to begin; short, so that a closed network is noticed soon. */
  connectTimeoutMs: number
  /** How long a running transfer may pause. */
  stallTimeoutMs: number
}

/** A transfer that broke off: worth going on with. */
class BrokenTransfer extends Error {
  override readonly name = 'BrokenTransfer'
}

const mostAttempts = 4

async function request(url: string, offset: number, options: DownloadOptions): Promise<Response> {
  const controller = new AbortController()
  const giveUp = () => controller.abort(new Error(`no answer within ${options.connectTimeoutMs} ms`))
  const timer = setTimeout(giveUp, options.connectTimeoutMs)
  try {
    return await fetch(url, {
      headers: { 'accept-encoding': 'identity', ...(offset > 0 ? { range: `bytes=${offset}-` } : {}) },
      signal: AbortSignal.any([options.signal, controller.signal]),
    })
  } finally {
    clearTimeout(timer)
  }
}

async function append(
  body: ReadableStream,
  part: string,
  offset: number,
  expected: Expected,
  options: DownloadOptions,
) {
  const controller = new AbortController()
  const watch = setTimeout(() => controller.abort(new Error('the transfer stalled')), options.stallTimeoutMs)
  let received = offset
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, callback) {
      received += chunk.length
      watch.refresh()
      options.onBytes(received)
      // Bytes beyond the expected size are dropped; the checksum decides about the rest.
      callback(null, received > expected.bytes ? Buffer.alloc(0) : chunk)
    },
  })
  const file = createWriteStream(part, { flags: offset > 0 ? 'a' : 'w' })
  try {
    const signal = AbortSignal.any([options.signal, controller.signal])
    await pipeline(Readable.fromWeb(body), counted, file, { signal })
  } catch (cause) {
    options.signal.throwIfAborted()
    throw new BrokenTransfer('the transfer broke off', { cause: controller.signal.reason ?? cause })
  } finally {
    clearTimeout(watch)
  }
  if (received < expected.bytes) throw new BrokenTransfer('the transfer ended too soon')
}

async function transfer(
  url: string,
  part: string,
  expected: Expected,
  options: DownloadOptions,
): Promise<void> {
  const offset = await sizeOf(part)
  const response = await request(url, offset, options)
  if (response.status === 416) {
    await rm(part, { force: true })
    throw new BrokenTransfer('the server does not have the rest of the file')
  }
  if (!response.ok || response.body === null) {
    await response.body?.cancel()
    throw new Error(`the server answered with status ${response.status}`)
  }
  await append(response.body as ReadableStream, part, response.status === 206 ? offset : 0, expected, options)
}

/**
 * Fetches one file to `path`. What arrived is kept beside it as `.part`, so that a broken transfer, also one of an
 * earlier run, is gone on with by an HTTP range request; the file appears only once its checksum is right. Throws
 * where the address does not answer, refuses, or gives other content.
 */
export async function download(
  url: string,
  path: string,
  expected: Expected,
  options: DownloadOptions,
): Promise<void> {
  const part = `${path}.part`
  await mkdir(dirname(path), { recursive: true })
  for (let attempt = 1; ; attempt += 1) {
    const kept = await sizeOf(part)
    try {
      if (kept < expected.bytes) await transfer(url, part, expected, options)
    } catch (error) {
      if (error instanceof BrokenTransfer && attempt < mostAttempts) continue
      throw error
    }
    if (await isIntact(part, expected)) return await rename(part, path)
    await rm(part, { force: true })
    // Bytes of an earlier run may have been the wrong ones: once more from the start.
    if (kept === 0 || attempt >= mostAttempts) throw new Error('the content has the wrong checksum')
  }
}
