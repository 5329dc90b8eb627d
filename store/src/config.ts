import { isAbsolute, join } from 'node:path'
import { givenVariables } from '@kinetra/protocol/given-variables'
import envPaths from 'env-paths'
import * as z from 'zod/mini'
import { InvalidInputError } from './errors.ts'

const environment = z.object({
  KINETRA_DB: z._default(
    z.string().check(z.refine(isAbsolute, 'is an absolute path')),
    join(envPaths('kinetra', { suffix: '' }).data, 'kinetra.db'),
  ),
  MONGODB_URI: z.optional(z.string().check(z.regex(/^mongodb(\+srv)?:\/\//, 'starts with mongodb://'))),
})

/** Where the commands of this part find the store; all gaps at once in an `InvalidInputError`. */
export function storeConfig(from: NodeJS.ProcessEnv = process.env) {
  const given = givenVariables(from, Object.keys(environment.shape))
  const result = environment.safeParse(given)
  if (!result.success) {
    const gaps = result.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`)
    throw new InvalidInputError(`The environment does not fit: ${gaps.join('; ')}.`)
  }
  return { databasePath: result.data.KINETRA_DB, mongodbUri: result.data.MONGODB_URI }
}
