import { type Arguments, objectsIn, readArguments } from './call-arguments.ts'

/** A tool call as it is handed on. */
export interface ToolRequest {
  readonly name: string
  readonly args: Arguments
  /** What the provider wants back with the call, such as Gemini's signature of a thought. */
  readonly extra?: unknown
}

/** A piece of a tool call as a server sent it. */
export interface CallFragment {
  readonly index: number | undefined
  readonly id: string | undefined
  readonly name: string | undefined
  readonly args: unknown
  readonly extra: unknown
}

interface Call {
  index: number | undefined
  id: string | undefined
  name: string
  /** Text as far as it has come, or the object that a server sent whole. */
  args: unknown
  extra: unknown
}

/**
 * Puts tool calls together from their fragments, by what tells them apart: index, id, name, or arguments that are
 * complete. Each of them may be missing, empty, repeated, or the same for all calls.
 */
export class CallFragments {
  readonly #calls: Call[] = []
  readonly #toolNames: ReadonlySet<string>

  constructor(toolNames: ReadonlySet<string>) {
    this.#toolNames = toolNames
  }

  add(fragment: CallFragment): void {
    const call = this.#callOf(fragment)
    if (!call || this.#startsAnew(call, fragment)) {
      const { index, id, name = '', args, extra } = fragment
      this.#calls.push({ index, id, name, args: args ?? '', extra })
      return
    }
    const { name = '', args } = fragment
    call.index ??= fragment.index
    call.id ??= fragment.id
    call.extra ??= fragment.extra
    if (name !== call.name) call.name = name.startsWith(call.name) ? name : call.name + name
    if (typeof args !== 'string') call.args = args ?? call.args
    else if (typeof call.args === 'string' && !isRepeated(call.args, args)) call.args += args
  }

  /** The calls that have a name. */
  get requests(): ToolRequest[] {
    return this.#calls.flatMap(({ name, args, extra }) =>
      name === ''
        ? []
        : argumentsOf(args).map((one) => ({ name, args: one, ...(extra !== undefined && { extra }) })),
    )
  }

  #callOf({ id, index, name }: CallFragment): Call | undefined {
    const isSameId = (call: Call) => id !== undefined && call.id === id
    const isSameIndex = (call: Call) => index !== undefined && call.index === index
    const found =
      this.#calls.findLast((call) => isSameId(call) && isSameIndex(call)) ??
      this.#calls.findLast(isSameIndex) ??
      this.#calls.findLast((call) => isSameId(call) && (index === undefined || call.index === undefined))
    const isUnmarked = index === undefined && (id === undefined || name === undefined)
    return found ?? (isUnmarked ? this.#calls.at(-1) : undefined)
  }

  /** Whether a fragment that seems to belong to a call begins another one. */
  #startsAnew(call: Call, { id, name, args }: CallFragment): boolean {
    const isOther = id !== undefined && call.id !== undefined && id !== call.id
    // Some servers make up a new id for each fragment.
    if (name === undefined) return isOther && call.name !== '' && isWhole(call.args)
    if (call.name === '') return false
    if (isOther) return true
    if (name === call.name) return isWhole(call.args) && !isNothing(args) && !isRepeated(call.args, args)
    return (
      this.#toolNames.has(call.name) || ![...this.#toolNames].some((tool) => isBegunBy(tool, call.name, name))
    )
  }
}

const isNothing = (args: unknown): boolean => args === null || args === undefined || args === ''

/** A name may come in pieces, or each time as far as it goes. */
const isBegunBy = (tool: string, first: string, second: string): boolean =>
  tool.startsWith(first + second) || (second.startsWith(first) && tool.startsWith(second))

const isRepeated = (args: unknown, again: unknown): boolean =>
  JSON.stringify(args) === JSON.stringify(again) && isWhole(args)

const isWhole = (args: unknown): boolean =>
  typeof args === 'string' ? objectsIn(args)[0] !== undefined : args !== null && args !== undefined

/** Some servers put the arguments of several calls of one tool behind each other. */
function argumentsOf(args: unknown): Arguments[] {
  const objects = typeof args === 'string' ? objectsIn(args) : []
  const distinct = [...new Set(objects)].filter((object) => object !== '{}')
  const isSequence = distinct.length > 1 && objects.join('') === String(args).replace(/\s/g, '')
  return isSequence ? distinct.map(readArguments) : [readArguments(args)]
}
