import { createParser, type EventSourceMessage } from 'eventsource-parser'

/**
 * Reads server-sent events from a response's body. Read by `fetch` instead of `EventSource`, because that cannot
 * carry a login. A stream without any byte for `quietMs` is taken for broken, whatever the browser believes of its
 * connection: servers send a comment when they have nothing to tell.
 */
export async function* readEventStream(
  body: ReadableStream<Uint8Array>,
  quietMs: number,
): AsyncGenerator<EventSourceMessage> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  const events: EventSourceMessage[] = []
  const parser = createParser({ onEvent: (event) => events.push(event) })
  try {
    for (;;) {
      const { done, value } = await within(quietMs, reader.read())
      if (done) return
      parser.feed(decoder.decode(value, { stream: true }))
      yield* events.splice(0)
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}

async function within<Answer>(milliseconds: number, answer: Promise<Answer>): Promise<Answer> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The stream has gone quiet.')), milliseconds)
  })
  return await Promise.race([answer, late]).finally(() => clearTimeout(timer))
}
