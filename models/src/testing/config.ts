import { z } from 'zod'

const schema = z.object({ PYTHON_CLIENTS: z.string().optional(), CI: z.string().optional() })

/** What the tests of this part take from the environment. */
export function testConfig(environment: NodeJS.ProcessEnv = process.env) {
  const { PYTHON_CLIENTS, CI } = schema.parse(environment)
  return {
    /** A Python with OpenAI's client and LiveKit's plugin; `npm test` installs one. */
    python: PYTHON_CLIENTS || undefined,
    isCi: CI === 'true' || CI === '1',
  }
}
