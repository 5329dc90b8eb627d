import envPaths from 'env-paths'
import * as z from 'zod/mini'

const schema = z.object({
  KINETRA_CACHE: z._default(z.string(), envPaths('kinetra', { suffix: '' }).cache),
  MONGODB_TEST_URI: z.optional(z.string()),
  CI: z.optional(z.string()),
  KINETRA_TEST_RUN: z.optional(z.string()),
})

/** What the tests of this part take from the environment. */
export function testConfig(environment: NodeJS.ProcessEnv = process.env) {
  const { KINETRA_CACHE, MONGODB_TEST_URI, CI, KINETRA_TEST_RUN } = schema.parse(environment)
  return {
    cacheFolder: KINETRA_CACHE,
    mongodbTestUri: MONGODB_TEST_URI || undefined,
    /** What one test has made for the others of a run. */
    runFolder: KINETRA_TEST_RUN || undefined,
    isCi: CI === 'true' || CI === '1',
  }
}
