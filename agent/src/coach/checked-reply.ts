import { FlushSentinel, type llm } from '@livekit/agents'
import type { CheckedSentence } from '../numbers/check-sentence.ts'
import { cutSentences } from './sentences.ts'

/** FlushSentinel: what was said so far is spoken at once, without waiting for more. */
export type ReplyChunk = llm.ChatChunk | string | FlushSentinel

/** What is said when even the second answer held a number that is not in the data. */
export const NO_NUMBER = 'I do not have that number in your data, so I will not guess.'

/** A sentence that was not spoken. */
export interface Withheld {
  readonly sentence: string
  readonly checked: CheckedSentence
  /** What of the reply was spoken since its tools last ran. */
  readonly said: string
}

export interface ReplyCheck {
  /**
   * @param said the sentences of this reply before it, the latest first.
   * @param withheld the numbers of this reply that were withheld.
   */
  check(sentence: string, said: readonly string[], withheld: readonly number[]): CheckedSentence
  /** A sentence passed and will be spoken. */
  passed(sentence: string, checked: CheckedSentence): void
  /** A sentence was withheld. */
  withheld(withheld: Withheld): void
  /** Asks the model once more, told what was wrong. */
  retry(withheld: Withheld): AsyncIterable<ReplyChunk>
}

export function textOf(chunk: ReplyChunk): string {
  if (typeof chunk === 'string') return chunk
  return typeof chunk === 'object' ? (chunk.delta?.content ?? '') : ''
}

/**
 * Lets a model's reply through sentence by sentence, each with its numbers checked. At the first sentence
 * with an unsupported number the rest is dropped and the model is asked once more, to go on from there; a second
 * failure ends in a sentence that admits it. Tool calls pass as they are.
 */
export async function* checkReply(
  reply: AsyncIterable<ReplyChunk>,
  options: ReplyCheck,
): AsyncGenerator<ReplyChunk> {
  const said: string[] = []
  const withheld = yield* passChecked(reply, options, said, [])
  if (!withheld) return
  const numbers = withheld.checked.problems.map(({ value }) => value)
  if (yield* passChecked(options.retry(withheld), options, said, numbers)) yield NO_NUMBER
}

async function* passChecked(
  reply: AsyncIterable<ReplyChunk>,
  options: ReplyCheck,
  said: string[],
  numbers: readonly number[],
): AsyncGenerator<ReplyChunk, Withheld | undefined> {
  const before = new Set(said.map(plain))
  let pending = ''
  let words = ''
  const pass = function* (sentences: readonly string[]): Generator<string, Withheld | undefined> {
    for (const sentence of sentences) {
      // Asked again, a model may begin from the beginning.
      if (before.has(plain(sentence))) continue
      const checked = options.check(sentence, said, numbers)
      if (checked.unsupported.length > 0) {
        const withheld = { sentence, checked, said: words.trim() }
        options.withheld(withheld)
        return withheld
      }
      options.passed(sentence, checked)
      said.unshift(sentence)
      words += sentence
      yield sentence
    }
    return undefined
  }
  for await (const chunk of reply) {
    const isFlush = chunk === FlushSentinel
    if (typeof chunk === 'object' && (chunk.delta?.toolCalls || chunk.delta?.extra || chunk.usage))
      yield withoutText(chunk)
    const { sentences, rest } = isFlush
      ? { sentences: pending ? [pending.trimEnd()] : [], rest: '' }
      : cutSentences(pending + textOf(chunk))
    pending = rest
    const withheld = yield* pass(sentences)
    if (withheld) return withheld
    if (!isFlush) continue
    words = ''
    yield chunk
  }
  return yield* pass(pending ? [pending] : [])
}

const plain = (text: string) => text.replace(/\s+/g, ' ').trim()

function withoutText(chunk: llm.ChatChunk): llm.ChatChunk {
  if (!chunk.delta) return chunk
  const { content: _, ...delta } = chunk.delta
  return { ...chunk, delta }
}
