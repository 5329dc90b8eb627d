import * as z from 'zod/mini'

/** What is to be imported is not in the expected form; the message names the place and what is wrong with it. */
export class ImportError extends Error {
  override readonly name = 'ImportError'
  constructor(where: string, what: string) {
    super(`${where}: ${what}`)
  }
}

/** Parses by a schema whose fields carry their own messages; the first problem becomes an `ImportError`. */
export function parseAt<Schema extends z.core.$ZodType>(
  schema: Schema,
  value: unknown,
  where: string,
): z.output<Schema> {
  const result = z.safeParse(schema, value)
  if (result.success) return result.data
  const issue = result.error.issues[0]
  const path = issue?.path.map(String).join('.')
  throw new ImportError(where, `${path ? `"${path}" ` : ''}${issue?.message ?? 'is not valid'}.`)
}
