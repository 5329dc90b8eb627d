import { ImportError } from '../import-error.ts'

/** A file as browsers give one; it is read from its beginning several times, never whole. */
export interface ImportFile {
  readonly name: string
  readonly size: number
  /** Milliseconds since 1970. */
  readonly lastModified: number
  stream(): ReadableStream<Uint8Array<ArrayBuffer>>
}

const HEAD_BYTES = 4100

interface OpenFile {
  readonly file: ImportFile
  readonly isCompressed: boolean
  /** For `TextDecoder`. */
  readonly encoding: string
  readonly head: string
}

/**
 * Looks at the beginning of a file. Throws `ImportError` for what is no text: it says what the file is and what
 * to do.
 */
export async function openFile(file: ImportFile): Promise<OpenFile> {
  const raw = await firstBytes(file.stream())
  const isCompressed = raw[0] === 0x1f && raw[1] === 0x8b
  const bytes = isCompressed ? await firstUnpacked(file) : raw
  const encoding = encodingOf(bytes)
  if (encoding === 'utf-8' && (await isBinary(bytes))) throw await wrongKind(file, bytes)
  const head = new TextDecoder(encoding)
    .decode(bytes)
    .replace(/^\uFEFF+/, '')
    .trimStart()
  if (head === '' && bytes.length < HEAD_BYTES)
    throw new ImportError(file.name, 'the file is empty; choose the file that holds the recording.')
  if (head.startsWith('<'))
    throw new ImportError(
      file.name,
      'this is a web page or XML, not a recording; download the recording itself.',
    )
  return { file, isCompressed, encoding, head }
}

/** The text of a file, piece by piece; `tap` sees the bytes behind it, `onRead` how many bytes of the file are read. */
export async function* textOf(
  { file, isCompressed, encoding }: OpenFile,
  { tap, onRead }: { tap?: (bytes: Uint8Array) => void; onRead?: ((bytes: number) => void) | undefined } = {},
): AsyncGenerator<string> {
  let read = 0
  const counted = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      read += chunk.length
      onRead?.(read)
      controller.enqueue(chunk)
    },
  })
  const bytes = file.stream().pipeThrough(counted)
  const decoder = new TextDecoder(encoding)
  for await (const chunk of chunksOf(
    isCompressed ? bytes.pipeThrough(new DecompressionStream('gzip')) : bytes,
  )) {
    tap?.(chunk)
    yield decoder.decode(chunk, { stream: true })
  }
  yield decoder.decode()
}

async function firstUnpacked(file: ImportFile): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return await firstBytes(file.stream().pipeThrough(new DecompressionStream('gzip')))
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause
    throw new ImportError(file.name, 'this compressed file is damaged; copy it again from where it was made.')
  }
}

/** Ends where a compressed file was cut off: what came before is whole. */
async function* chunksOf(stream: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader()
  let any = false
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      any = true
      yield value
    }
  } catch (error) {
    if (!any || !(error instanceof TypeError)) throw error
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}

async function firstBytes(stream: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<Uint8Array<ArrayBuffer>> {
  const head = new Uint8Array(HEAD_BYTES)
  let length = 0
  for await (const chunk of chunksOf(stream)) {
    head.set(chunk.subarray(0, HEAD_BYTES - length), length)
    length = Math.min(HEAD_BYTES, length + chunk.length)
    if (length === HEAD_BYTES) break
  }
  return head.slice(0, length)
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return 'utf-8'
}

async function isBinary(bytes: Uint8Array): Promise<boolean> {
  return bytes.includes(0) || (!startsAsJson(bytes) && (await kindOf(bytes)) !== undefined)
}

const startsAsJson = (bytes: Uint8Array): boolean => ['{', '['].includes(String.fromCharCode(bytes[0] ?? 0))

async function kindOf(bytes: Uint8Array): Promise<string | undefined> {
  // Loaded only where something is imported.
  const { fileTypeFromBuffer } = await import('file-type')
  return (await fileTypeFromBuffer(bytes))?.ext
}

async function wrongKind(file: ImportFile, bytes: Uint8Array): Promise<ImportError> {
  const kind = await kindOf(bytes)
  const what = kind ? `this is a ${kind} file` : 'this is no text file'
  const todo = ['zip', 'rar', '7z', 'tar', 'bz2', 'xz', 'zst'].includes(kind ?? '')
    ? 'unpack it and choose the recordings in it'
    : 'choose a recording in JSON Lines or CSV, or an export of a collection by mongoexport'
  return new ImportError(file.name, `${what}; ${todo}.`)
}
