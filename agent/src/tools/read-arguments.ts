import { z } from 'zod'
import { plainMeanings } from './plain-meaning.ts'

/** Arguments that fit the schema, or why they do not, so that a model can send them again. */
export type ReadArguments = { readonly args: Record<string, unknown> } | { readonly problem: string }

const UNREADABLE = 'The arguments could not be read. Send them again as one JSON object.'
/** The ways in which models say nothing. */
const NOTHING = /^(null|none|nil|undefined|n\/a|unset|default)?$/i
const NUMBER = /^[+-]?\d+(\.\d+)?$/
const MOST_ECHOED = 40

/**
 * Reads a tool's arguments as a model sent them. What plainly means a value is that value: text for a number or for
 * null, another case, a common name. What does not is a problem, and so is an argument that the tool does not have: to
 * leave it out would answer another question.
 */
export function readArguments(parameters: z.ZodObject, sent: unknown, unreadableKey: string): ReadArguments {
  if (typeof sent !== 'object' || sent === null || Array.isArray(sent) || Object.hasOwn(sent, unreadableKey))
    return { problem: UNREADABLE }
  const fields = parameters.shape as Record<string, z.ZodType>
  const names = new Map(Object.keys(fields).map((name) => [plain(name), name]))
  const args: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(sent)) {
    const name = names.get(plain(key))
    if (name !== undefined) args[name] = value
    else if (!isNothing(value)) return { problem: unknownArgument(key, Object.keys(fields)) }
  }
  for (const [name, field] of Object.entries(fields)) {
    const fitting = candidatesOf(field, args[name]).find((value) => field.safeParse(value).success)
    if (fitting === undefined) return { problem: problemWith(name, field, args[name]) }
    args[name] = field.parse(fitting)
  }
  return { args }
}

const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '')

const isNothing = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  (typeof value === 'string' && (NOTHING.test(value.trim()) || value === 'current'))

function unknownArgument(key: string, known: readonly string[]): string {
  const which = known.length === 0 ? 'This tool takes no arguments' : `There are ${known.join(', ')}`
  return `There is no argument ${echo(key)}. ${which}.`
}

/** What a value may stand for, the likeliest first. */
function candidatesOf(field: z.ZodType, sent: unknown): unknown[] {
  const value = Array.isArray(sent) && sent.length === 1 ? sent[0] : sent
  if (value === undefined) return [null]
  if (typeof value !== 'string') return [value, ...(typeof value === 'number' ? [String(value)] : [])]
  const text = value.trim()
  if (NOTHING.test(text)) return [null]
  const meaning = meaningOf(field)?.read(text)
  const sameLetters = valuesOf(field).find((one) => plain(one) === plain(text))
  return [
    ...(meaning === undefined ? [] : [meaning]),
    ...(sameLetters === undefined ? [] : [sameLetters]),
    ...(NUMBER.test(text) ? [Number(text)] : []),
    value,
  ]
}

function meaningOf(field: z.ZodType) {
  return plainMeanings.get(field) ?? plainMeanings.get(inner(field))
}

const inner = (field: z.ZodType): z.ZodType =>
  field instanceof z.ZodNullable ? (field.unwrap() as z.ZodType) : field

const valuesOf = (field: z.ZodType): string[] => {
  const enumerated = inner(field)
  return enumerated instanceof z.ZodEnum ? enumerated.options.map(String) : []
}

function problemWith(name: string, field: z.ZodType, sent: unknown): string {
  const values = valuesOf(field)
  const canBeNull = field.safeParse(null).success
  const hint = field.description ?? inner(field).description
  const rule =
    values.length > 0
      ? `must be one of: ${values.join(', ')}${canBeNull ? ', or null' : ''}`
      : `must be ${kindOf(inner(field))}${canBeNull ? ', or null' : ''}`
  const explained = values.length === 0 && hint ? `; ${hint.replace(/[.{}$]+$/g, '')}` : ''
  return `The argument ${name} ${sent === undefined ? 'is missing; it' : `cannot be ${echo(sent)}; it`} ${rule}${explained}.`
}

function kindOf(field: z.ZodType): string {
  if (!(field instanceof z.ZodNumber)) return 'text'
  const { minValue, maxValue } = field
  const kind = field.isInt ? 'a whole number' : 'a number'
  const from = minValue !== null && Number.isFinite(minValue) && minValue > Number.MIN_SAFE_INTEGER
  const to = maxValue !== null && Number.isFinite(maxValue) && maxValue < Number.MAX_SAFE_INTEGER
  if (from && to) return `${kind} from ${minValue} to ${maxValue}`
  return from ? `${kind} of ${minValue} or more` : kind
}

/** What was sent, where it is short and harmless. */
function echo(sent: unknown): string {
  const text = typeof sent === 'string' || typeof sent === 'number' ? String(sent) : ''
  return /^[\p{L}\p{N} _.:+-]+$/u.test(text) && text.length <= MOST_ECHOED ? `"${text}"` : 'that'
}
