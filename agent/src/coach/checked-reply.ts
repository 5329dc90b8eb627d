import { FlushSentinel, type llm } from '@livekit/agents'
import type { CheckedSentence } from '../numbers/check-sentence.ts'
import { cutSentences } from './sentences.ts'

/** FlushSentinel: what was said so far is spoken at once, without waiting for more. */
export type ReplyChunk = llm.ChatChunk | string | FlushSentinel

/** What is said when even the second answer held a number that is not in the data. */
export const NO_NUMBER = 'I do not have that number in your data, so I will not guess.'

export interface ReplyCheck {
  check(sentence: string): CheckedSentence
  /** A sentence passed and will be spoken. */
  passed(sentence: string, checked: CheckedSentence): void
  /** A sentence was withheld. */
  withheld(sentence: string, numbers: readonly string[]): void
  /** Asks the model once more, told what was wrong. */
  retry(): AsyncIterable<ReplyChunk>
}

/**
 * Lets a model's reply through sentence by sentence, each with its numbers checked. At the first sentence
 * with an unsupported number the rest is dropped and the model is asked once more; a second failure ends
 * in a sentence that admits it. Tool calls pass as they are.
 */
export async function* checkReply(
  reply: AsyncIterable<ReplyChunk>,
  options: ReplyCheck,
): AsyncGenerator<ReplyChunk> {
  let outcome = yield* passChecked(reply, options)
  if (outcome === 'withheld') {
    outcome = yield* passChecked(options.retry(), options)
    if (outcome === 'withheld') yield NO_NUMBER
  }
}

async function* passChecked(
  reply: AsyncIterable<ReplyChunk>,
  options: ReplyCheck,
): AsyncGenerator<ReplyChunk, 'passed' | 'withheld'> {
  let pending = ''
  const pass = function* (sentences: readonly string[]): Generator<string, boolean> {
    for (const sentence of sentences) {
      const checked = options.check(sentence)
      if (checked.unsupported.length > 0) {
        options.withheld(sentence, checked.unsupported)
        return false
      }
      options.passed(sentence, checked)
      yield sentence
    }
    return true
  }
  for await (const chunk of reply) {
    if (chunk === FlushSentinel) {
      yield chunk
      continue
    }
    const text = typeof chunk === 'string' ? chunk : (chunk.delta?.content ?? '')
    if (typeof chunk !== 'string' && (chunk.delta?.toolCalls || chunk.usage)) yield withoutText(chunk)
    const { sentences, rest } = cutSentences(pending + text)
    pending = rest
    if (!(yield* pass(sentences))) return 'withheld'
  }
  return (yield* pass(pending ? [pending] : [])) ? 'passed' : 'withheld'
}

function withoutText(chunk: llm.ChatChunk): llm.ChatChunk {
  if (!chunk.delta) return chunk
  const { content: _, ...delta } = chunk.delta
  return { ...chunk, delta }
}
