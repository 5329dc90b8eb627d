import type { z } from 'zod'
import type { ChatReply } from './chat-types.ts'
import { type Conversation, keyOf } from './conversation.ts'

/** A wish for a tool's result; what comes back is what the tool returned. */
interface Wish {
  tool: string
  args: Record<string, unknown>
}

/** An answer in the making: it asks tools for results and ends with the words to say. */
export type Answering = Generator<Wish, string, unknown>

/** A tool said that it could not; its sentence can be said aloud. */
export class ToolSaidNo extends Error {
  override readonly name = 'ToolSaidNo'
  /** What the user can do about it, where that is known. */
  readonly advice: string | undefined

  constructor(reason: string, advice?: string) {
    super(reason)
    this.advice = advice
  }
}

/** The tool that an answer needs is not offered in this call. */
class ToolMissing extends Error {
  override readonly name = 'ToolMissing'
}

/** Asks a tool, and reads its result by a schema. Arguments that are left out are null. */
export function* ask<Result>(
  tool: string,
  args: Record<string, unknown>,
  schema: z.ZodType<Result>,
): Generator<Wish, Result, unknown> {
  const result = yield { tool, args }
  const error = result !== null && typeof result === 'object' && 'error' in result ? result.error : undefined
  if (typeof error === 'string') throw new ToolSaidNo(error)
  const parsed = schema.safeParse(result)
  if (!parsed.success) throw new ToolSaidNo('')
  return parsed.data
}

/** The same for a tool that a good answer can do without: null where it is missing or fails. */
export function* askIfPossible<Result>(
  tool: string,
  args: Record<string, unknown>,
  schema: z.ZodType<Result>,
  offered: ReadonlySet<string>,
): Generator<Wish, Result | null, unknown> {
  if (!offered.has(tool)) return null
  try {
    return yield* ask(tool, args, schema)
  } catch (error) {
    if (error instanceof ToolSaidNo) return null
    throw error
  }
}

/** What to do when a tool fails or is missing, and with a whole answer. */
export interface Endings {
  failed(reason: string, advice?: string): string
  missing(tool: string): string
}

/**
 * Runs an answer as far as the results at hand allow. The first result that is not there becomes a tool
 * call; once it is in the conversation, the same answer is run again from the start and goes further.
 */
export function run(
  answering: Answering | string,
  { outcomes }: Conversation,
  offered: ReadonlySet<string>,
  endings: Endings,
): ChatReply {
  if (typeof answering === 'string') return { content: answering, toolCalls: [] }
  try {
    for (let step = answering.next(); ; ) {
      if (step.done) return { content: step.value, toolCalls: [] }
      const { tool, args } = step.value
      const outcome = outcomes.find(({ name, key }) => name === tool && key === keyOf(args))
      if (outcome) {
        step = answering.next(outcome.result)
      } else if (offered.has(tool)) {
        return { content: null, toolCalls: [{ name: tool, arguments: JSON.stringify(args) }] }
      } else {
        throw new ToolMissing(tool)
      }
    }
  } catch (error) {
    if (error instanceof ToolSaidNo)
      return { content: endings.failed(error.message, error.advice), toolCalls: [] }
    if (error instanceof ToolMissing) return { content: endings.missing(error.message), toolCalls: [] }
    throw error
  }
}
