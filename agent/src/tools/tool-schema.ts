import { z } from 'zod'

export type ToolSchema = {
  type: 'object'
  properties: Record<string, object>
  required: string[]
  additionalProperties: false
}

/** Bounds that OpenAI's strict mode does not take in a schema; the tool checks them all the same. */
const NOT_IN_STRICT_MODE = new Set(['minLength', 'maxLength', '$schema', 'default'])

/** A tool's arguments as JSON Schema. Those that may be null may be left out. */
export function schemaOf(parameters: z.ZodObject): ToolSchema {
  const fields = Object.entries(parameters.shape as Record<string, z.ZodType>)
  return {
    type: 'object',
    properties: Object.fromEntries(
      fields.map(([name, field]) => [name, plainSchema(z.toJSONSchema(field)) as object]),
    ),
    required: fields.filter(([, field]) => !field.safeParse(null).success).map(([name]) => name),
    additionalProperties: false,
  }
}

function plainSchema(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(plainSchema)
  if (typeof schema !== 'object' || schema === null) return schema
  return Object.fromEntries(
    Object.entries(schema).flatMap(([key, value]) =>
      NOT_IN_STRICT_MODE.has(key) || isNoBound(key, value) ? [] : [[key, plainSchema(value)]],
    ),
  )
}

/** Zod says of whole numbers how large they can be at all. */
const isNoBound = (key: string, value: unknown): boolean =>
  (key === 'minimum' || key === 'maximum') && Math.abs(Number(value)) >= Number.MAX_SAFE_INTEGER
