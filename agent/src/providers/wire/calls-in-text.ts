import { type Arguments, endOfObject, readArguments, UNREADABLE } from './call-arguments.ts'
import type { ToolRequest } from './call-fragments.ts'

const NAME_KEYS = ['name', 'tool_name', 'tool', 'function', 'action', 'recipient_name']
const ARGUMENT_KEYS = ['arguments', 'parameters', 'args', 'input', 'action_input', 'tool_input', 'kwargs']
/** So much may stand between a tool's name and its arguments: closing quotes, tokens, a fence, "Action Input:". */
const MOST_BETWEEN = 80

/**
 * The tool calls that a model wrote as text, in whatever way its chat template puts them. There are dozens of those and
 * more each month; common to all is the name of a tool that was offered, and behind it, or around it, its arguments: as
 * JSON, as elements, or as in Python.
 */
export function callsIn(text: string, toolNames: ReadonlySet<string>): ToolRequest[] {
  const plain = text.replace(/<escape>|<\|"\|>/g, '"')
  const calls: ToolRequest[] = []
  const names = [...toolNames].toSorted((a, b) => b.length - a.length).map((name) => RegExp.escape(name))
  if (names.length === 0) return []
  const beginnings = new RegExp(`\\{|(?<!\\w)(?:${names.join('|')})(?!\\w)`, 'g')
  for (let match = beginnings.exec(plain); match; match = beginnings.exec(plain)) {
    const [found] = match
    if (found === '{') {
      const end = endOfObject(plain, match.index) ?? plain.length
      calls.push(...callsOf(plain.slice(match.index, end), toolNames))
      beginnings.lastIndex = end
    } else {
      const start = match.index + found.length
      const next = new RegExp(beginnings.source.slice(3), 'g')
      next.lastIndex = start
      const segment = plain.slice(start, next.exec(plain)?.index)
      const { args, length } = argumentsBehind(segment, plain.slice(start))
      calls.push({ name: found, args })
      beginnings.lastIndex = start + length
    }
  }
  return calls
}

/** The calls in a JSON object: itself, or what it holds. */
function callsOf(text: string, toolNames: ReadonlySet<string>): ToolRequest[] {
  const value = readArguments(text)
  if (!(UNREADABLE in value)) return callsWithin(value, toolNames)
  // Cut off: whose call it was can still be said.
  const name = [...toolNames].find((tool) => text.includes(`"${tool}"`))
  return name === undefined ? [] : [{ name, args: value }]
}

function callsWithin(value: unknown, toolNames: ReadonlySet<string>): ToolRequest[] {
  if (Array.isArray(value)) return value.flatMap((item) => callsWithin(item, toolNames))
  if (typeof value !== 'object' || value === null) return []
  const object = value as Arguments
  const name = NAME_KEYS.map((key) => nameOf(object[key])).find(
    (one) => one !== undefined && toolNames.has(one),
  )
  if (name !== undefined) {
    const key = ARGUMENT_KEYS.find((one) => one in object)
    return [{ name, args: readArguments(key === undefined ? {} : object[key]) }]
  }
  const [key = '', ...others] = Object.keys(object)
  if (others.length === 0 && toolNames.has(key)) return [{ name: key, args: readArguments(object[key]) }]
  return Object.values(object).flatMap((item) => callsWithin(item, toolNames))
}

/** "functions.get_events" and "get_events" are the same tool. */
const nameOf = (value: unknown): string | undefined =>
  typeof value === 'string' ? value.replace(/^.*[./]/, '') : undefined

/** @param segment the text up to the next tool; `rest` the text up to the end. */
function argumentsBehind(segment: string, rest: string): { args: Arguments; length: number } {
  const elements = elementsIn(segment)
  if (elements) return { args: elements, length: segment.length }
  const inPython = /^(?:\.\w+)?\s*\(([\s\S]*?)\)\s*(?:[\])},;<`\n]|$)/.exec(segment)
  if (inPython && !/^\s*\{/.test(inPython[1] ?? ''))
    return { args: keywordsIn(inPython[1] ?? ''), length: inPython[0].length - 1 }
  const start = segment.indexOf('{')
  if (start < 0 || start > MOST_BETWEEN) return { args: {}, length: 0 }
  const end = endOfObject(rest, start) ?? rest.length
  const read = readArguments(rest.slice(start, end))
  const [key = '', ...others] = Object.keys(read)
  const args = others.length === 0 && ARGUMENT_KEYS.includes(key) ? readArguments(read[key]) : read
  return { args, length: end }
}

const ELEMENTS = [
  /<(?:[^<>]*[|｜])?parameter(?:=|\s+name=)["']?([\w-]+)["']?[^>]*>([\s\S]*?)(?:<\/[^>]*parameter>|(?=<)|$)/g,
  /<arg_key>([\s\S]*?)<\/arg_key>\s*<arg_value>([\s\S]*?)(?:<\/arg_value>|$)/g,
]

function elementsIn(segment: string): Arguments | undefined {
  for (const element of ELEMENTS) {
    const found = [...segment.matchAll(element)]
    if (found.length > 0)
      return Object.fromEntries(found.map(([, key = '', value = '']) => [key.trim(), literal(value.trim())]))
  }
  return undefined
}

const KEYWORD = /([A-Za-z_]\w*)\s*=\s*("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^,()]+)/g

const keywordsIn = (text: string): Arguments =>
  Object.fromEntries(
    [...text.matchAll(KEYWORD)].map(([, key = '', value = '']) => [key, literal(value.trim())]),
  )

/** A value that was written without JSON around it. */
function literal(text: string): unknown {
  if (/^(None|null|nil)$/.test(text)) return null
  if (/^(True|true)$/.test(text)) return true
  if (/^(False|false)$/.test(text)) return false
  if (/^-?\d+(\.\d+)?$/.test(text)) return Number(text)
  return /^"[\s\S]*"$|^'[\s\S]*'$/.test(text) ? text.slice(1, -1) : text
}
