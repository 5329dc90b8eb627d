import { delimiter, join } from 'node:path'
import { type Config, ROOT } from '../config.ts'
import type { SmallChatModel } from '../install/small-chat-model.ts'

/** What a person may have set for the product; no test may depend on it, or reach that person's data. */
const PRODUCT = /^(LIVEKIT_|MODELS_|COACH_|OPENAI_|KINETRA_|MONGODB_|OIDC_|OTEL_)|^(HOST|PORT|AGENT_PORT)$/

export interface TestMeans {
  readonly livekitServer: string
  readonly chromium: string
  /** Where there is Python to run it. */
  readonly schemathesis: string | undefined
  /** A Python with the clients of the model server; where there is Python at all. */
  readonly pythonClients: string | undefined
  /** A real chat model; where there are Python and npm to install it with. */
  readonly smallChatModel: SmallChatModel | undefined
  /** A folder that goes away after the run. */
  readonly scratch: string
}

/** The environment of every test: the machine's own, without the person's settings, plus the means. */
export function testEnvironment(config: Config, means: TestMeans, from = process.env): NodeJS.ProcessEnv {
  const machine = Object.fromEntries(Object.entries(from).filter(([name]) => !PRODUCT.test(name)))
  return {
    ...machine,
    PATH: `${join(ROOT, 'node_modules/.bin')}${delimiter}${from.PATH ?? ''}`,
    KINETRA_CACHE: config.KINETRA_CACHE,
    // Each process that a test starts is ready in half the time.
    NODE_COMPILE_CACHE: join(config.KINETRA_CACHE, 'compiled'),
    KINETRA_DB: join(means.scratch, 'kinetra.db'),
    KINETRA_TEST_RUN: means.scratch,
    LIVEKIT_SERVER_BINARY: means.livekitServer,
    CHROMIUM: means.chromium,
    ...(means.schemathesis && { SCHEMATHESIS: means.schemathesis }),
    ...(means.pythonClients && { PYTHON_CLIENTS: means.pythonClients }),
    ...(means.smallChatModel && {
      SMALL_CHAT_MODEL: means.smallChatModel.model,
      LLAMA_MODULE: means.smallChatModel.llama,
    }),
  }
}
