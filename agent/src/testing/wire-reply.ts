import { readPayloads } from '../providers/wire/read-payloads.ts'
import { regularReply } from '../providers/wire/regular-reply.ts'
import type { Thinking } from '../providers/wire/thinking.ts'

export const TOOL_NAMES: ReadonlySet<string> = new Set([
  'get_events',
  'get_workout',
  'get_workout_by_id',
  'end_call',
])

export async function* bytesOf(texts: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield new TextEncoder().encode(text)
}

/** What a reply comes to, read from its bytes as they came from a server. */
export async function readReply(
  bytes: AsyncIterable<Uint8Array> | readonly Uint8Array[],
  thinking: Thinking = 'opened',
) {
  const pieces = (async function* () {
    yield* bytes
  })()
  const chunks = await Array.fromAsync(regularReply(readPayloads(pieces), TOOL_NAMES, { thinking }))
  const deltas = chunks.flatMap(({ choices }) => choices.map(({ delta }) => delta as Delta))
  const calls = deltas.flatMap(({ tool_calls }) => tool_calls ?? [])
  return {
    text: deltas.map(({ content }) => content ?? '').join(''),
    calls: calls.map((call) => ({
      name: call.function.name,
      args: JSON.parse(call.function.arguments) as unknown,
    })),
    ids: calls.map(({ id }) => id),
    extras: calls.flatMap(({ extra_content }) => extra_content ?? []),
    usage: chunks.find(({ usage }) => usage)?.usage,
  }
}

interface Delta {
  readonly content?: string
  readonly tool_calls?: readonly {
    readonly id: string
    readonly function: { readonly name: string; readonly arguments: string }
    readonly extra_content?: unknown
  }[]
}
