import { InvalidInputError, NotFoundError, StoreUnavailableError } from '@kinetra/store/errors'
import { llm } from '@livekit/agents'
import type { z } from 'zod'
import type { CallState } from '../call/call-state.ts'
import { PageError } from '../call/page-control.ts'
import { timedTool } from '../metrics/report.ts'
import { UNREADABLE } from '../providers/wire/call-arguments.ts'
import { readArguments } from './read-arguments.ts'
import { thinkAloud } from './thinking-aloud.ts'
import { schemaOf, type ToolSchema } from './tool-schema.ts'
import { inWholeNumbers } from './whole-numbers.ts'

/** After this long the coach says that it could not look, instead of leaving the user in silence. */
export const TOOL_DEADLINE_MS = 3000

export interface CoachTool<Parameters extends z.ZodObject> {
  readonly name: string
  /** What the chat model reads to decide. */
  readonly description: string
  readonly parameters: Parameters
  /** The result as docs/tools.md describes it. */
  run(args: z.infer<Parameters>, call: CallState): Promise<Record<string, unknown>>
  /** One quiet line for the page, such as "looked at 12 events". */
  line(result: Record<string, unknown>): string
}

/** Ties a tool's arguments to its schema. */
export function coachTool<Parameters extends z.ZodObject>(
  tool: CoachTool<Parameters>,
): CoachTool<Parameters> {
  return tool
}

/**
 * A tool of the coach as LiveKit's agent takes it: with a deadline, and with errors that can be said aloud. Its schema
 * is given as JSON, so that the framework leaves reading the arguments to the tool, which understands more.
 */
export function toAgentTool<Parameters extends z.ZodObject>(tool: CoachTool<Parameters>) {
  return llm.tool<CallState, ToolSchema, Record<string, unknown>>({
    name: tool.name,
    description: tool.description,
    parameters: schemaOf(tool.parameters),
    execute: (args, { ctx }) => thinkAloud(ctx.session, callTool(tool, args, ctx.userData)),
  })
}

/** Calls a tool with whatever a model sent: arguments that do not fit its schema are an error like any other. */
export async function callTool<Parameters extends z.ZodObject>(
  tool: CoachTool<Parameters>,
  sent: unknown,
  call: CallState,
  deadlineMs = TOOL_DEADLINE_MS,
): Promise<Record<string, unknown>> {
  const read = readArguments(tool.parameters, sent, UNREADABLE)
  return 'args' in read
    ? await runTool(tool, read.args as z.infer<Parameters>, call, deadlineMs)
    : failed(tool.name, read.problem, call)
}

/** Runs a tool for a call, records its numbers, and tells the page. Never rejects. */
async function runTool<Parameters extends z.ZodObject>(
  tool: CoachTool<Parameters>,
  args: z.infer<Parameters>,
  call: CallState,
  deadlineMs: number,
): Promise<Record<string, unknown>> {
  let timer: NodeJS.Timeout | undefined
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DeadlineError()), deadlineMs)
  })
  try {
    const found = await timedTool(tool.name, Promise.race([tool.run(args, call), deadline]))
    if (typeof found.error === 'string') return failed(tool.name, found.error, call)
    const result = call.settings.numbers.rounding === 'whole' ? inWholeNumbers(found) : found
    call.ledger.addResult(tool.name, result)
    call.announce({ kind: 'tool', name: tool.name, line: tool.line(result), ok: true })
    return result
  } catch (error) {
    return failed(tool.name, sayable(error), call)
  } finally {
    clearTimeout(timer)
  }
}

function failed(name: string, message: string, call: CallState): { error: string } {
  call.announce({ kind: 'tool', name, line: message, ok: false })
  return { error: message }
}

class DeadlineError extends Error {
  override readonly name = 'DeadlineError'
}

function sayable(error: unknown): string {
  if (error instanceof NotFoundError) return 'I cannot find that workout among yours.'
  if (error instanceof DeadlineError) return 'Looking that up takes too long right now.'
  if (error instanceof StoreUnavailableError) return 'I cannot reach your workouts right now.'
  if (error instanceof PageError || error instanceof InvalidInputError) return error.message
  return 'Something went wrong while I looked that up.'
}
