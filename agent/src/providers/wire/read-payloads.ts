import { createParser } from 'eventsource-parser'

/** What ends a stream of OpenAI's interface. */
const DONE = '[DONE]'

/**
 * The JSON values of an answer's bytes, however they are cut: server-sent events with any line ends and comments,
 * several values in one event, lines of JSON, or one JSON document from a server that does not stream.
 * @throws {SyntaxError} where something is no JSON.
 */
export async function* readPayloads(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<unknown> {
  const decoder = new TextDecoder()
  let format: Format | undefined
  let beginning = ''
  for await (const piece of bytes) {
    const text = decoder.decode(piece, { stream: true })
    if (!format) {
      beginning += text
      if (beginning.trim() === '') continue
      format = /^\s*[[{]/.test(beginning) ? new JsonLines() : new Events()
      format.push(beginning)
    } else format.push(text)
    if (yield* untilDone(format.take())) return
  }
  format?.push(decoder.decode())
  yield* untilDone(format?.end() ?? [])
}

function* untilDone(texts: readonly string[]): Generator<unknown, boolean> {
  for (const text of texts) {
    if (text.trim() === DONE) return true
    if (text.trim() !== '') yield JSON.parse(text)
  }
  return false
}

interface Format {
  push(text: string): void
  /** What has become complete. */
  take(): string[]
  /** What is left when nothing more comes. */
  end(): string[]
}

class Events implements Format {
  #ready: string[] = []
  readonly #parser = createParser({
    onEvent: ({ data }) => this.#ready.push(...valuesOf(data)),
    // llama.cpp told of a failure in a field of that name until late in 2025.
    onError: ({ field, value }) => {
      if (field === 'error' && value)
        this.#ready.push(JSON.stringify({ error: isWhole(value) ? JSON.parse(value) : value }))
    },
  })

  push(text: string): void {
    this.#parser.feed(text)
  }

  take(): string[] {
    return this.#ready.splice(0)
  }

  end(): string[] {
    // The last event of some servers lacks the empty line that ends it.
    this.#parser.feed('\n\n')
    return this.take()
  }
}

/** Where a server leaves out the empty line between its events, they come as one. */
function valuesOf(data: string): string[] {
  return isWhole(data) ? [data] : data.split('\n')
}

class JsonLines implements Format {
  #text = ''

  push(text: string): void {
    this.#text += text
  }

  take(): string[] {
    const lines = this.#text.split('\n')
    const rest = lines.pop() ?? ''
    if (lines.length === 0 || !lines.every((line) => line.trim() === '' || isWhole(line))) return []
    this.#text = rest
    return lines
  }

  end(): string[] {
    const values = [...this.take(), this.#text]
    this.#text = ''
    return values
  }
}

function isWhole(text: string): boolean {
  if (text.trim() === DONE) return true
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
