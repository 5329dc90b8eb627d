import { jsonrepair } from 'jsonrepair'

export type Arguments = Record<string, unknown>

/** The one argument of a call whose arguments cannot be read; the tool then asks for them again. */
export const UNREADABLE = 'unreadable_arguments'

/** Special tokens of chat templates, which end up within arguments where a server does not know its model's. */
const TEMPLATE_TOKEN =
  /<[|｜][^<>\n]{0,40}>|<[^<>\n]{0,40}[|｜]>|<\/?(?:tool_call|function|arguments|parameters|(?:start|end)_of_turn|s)>|\[\/?[A-Z_]{3,}\]/g
const FENCE = /^\s*```(?:json)?\s*|\s*```\s*$/g
const MOST_WRAPPINGS = 3

/**
 * A tool call's arguments as an object, whatever they came as: an object, `null`, JSON within JSON, with single quotes,
 * trailing commas, a missing bracket, or tokens of a chat template around it. What was cut off in the middle of a value
 * is not guessed: it is `UNREADABLE`.
 */
export function readArguments(sent: unknown): Arguments {
  let value = sent
  for (let wrapping = 0; typeof value === 'string' && wrapping < MOST_WRAPPINGS; wrapping += 1) {
    const text = value.trim()
    if (text === '') return {}
    const read = readText(text)
    if (read === undefined) return unreadable(text)
    value = read
  }
  if (value === null || value === undefined || value === '') return {}
  if (Array.isArray(value)) return value.length === 0 ? {} : readArguments(value[0])
  return typeof value === 'object' ? (value as Arguments) : unreadable(String(value))
}

const unreadable = (text: string): Arguments => ({ [UNREADABLE]: text.slice(0, 200) })

function readText(text: string): unknown {
  const value = parsed(text)
  if (value !== undefined) return value
  const bare = text.replace(TEMPLATE_TOKEN, '').replace(FENCE, '').trim()
  const objects = objectsIn(bare)
  // Some servers send an empty object first, or all the arguments once more at the end.
  const whole = objects.findLast((object) => object !== '{}') ?? objects[0]
  const read = whole === undefined ? undefined : (parsed(whole) ?? repaired(whole))
  if (read !== undefined) return read
  return isCutOff(bare) ? undefined : repaired(bare)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function repaired(text: string): unknown {
  try {
    return JSON.parse(jsonrepair(text))
  } catch {
    return undefined
  }
}

/** The objects of a text that are closed, outermost only. */
export function objectsIn(text: string): string[] {
  const objects: string[] = []
  for (let start = text.indexOf('{'); start >= 0; ) {
    const end = endOfObject(text, start)
    if (end === undefined) return objects
    objects.push(text.slice(start, end))
    start = text.indexOf('{', end)
  }
  return objects
}

/** Where an object that begins at `start` ends; undefined where it never does. */
export function endOfObject(text: string, start: number): number | undefined {
  const { depth, end } = scan(text, start)
  return depth === 0 ? end : undefined
}

/** Whether a text ends within a value: what the value would have been, nobody knows. */
function isCutOff(text: string): boolean {
  const { depth, isInString } = scan(text, 0)
  return isInString || (depth > 0 && /[\d:.+-]\s*$/.test(text))
}

/** Follows brackets and quotes from `start` until the first bracket is closed. */
function scan(text: string, start: number): { depth: number; isInString: boolean; end: number } {
  let depth = 0
  let quote = ''
  for (let at = start; at < text.length; at += 1) {
    const character = text[at] ?? ''
    if (character === '\\') at += 1
    else if (quote) quote = closes(text, at, quote) ? '' : quote
    else if (character === '"' || (character === "'" && /[{[:,\s]\s*$/.test(text.slice(0, at))))
      quote = character
    else if (character === '{' || character === '[') depth += 1
    else if (character === '}' || character === ']') {
      depth -= 1
      if (depth === 0) return { depth, isInString: false, end: at + 1 }
    }
  }
  return { depth, isInString: quote !== '', end: text.length }
}

/** A single quote is an apostrophe where a word goes on behind it. */
const closes = (text: string, at: number, quote: string): boolean =>
  text[at] === quote && (quote === '"' || !/\w/.test(text[at + 1] ?? ''))
