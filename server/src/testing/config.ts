const { CHROMIUM, CI, FUZZ_REQUESTS, KINETRA_CACHE, LIVEKIT_SERVER_BINARY, PATH } = process.env
const { NODE_COMPILE_CACHE, SCHEMATHESIS, SCHEMATHESIS_EXAMPLES } = process.env
const ci = CI === 'true' || CI === '1'

/** What the tests take from the environment. */
export const testingEnvironment = {
  ci,
  path: PATH ?? '',
  /** For programs that a test starts with an environment of their own. */
  compileCache: NODE_COMPILE_CACHE || undefined,
  cache: KINETRA_CACHE || undefined,
  livekitServer: LIVEKIT_SERVER_BINARY || undefined,
  chromium: CHROMIUM || undefined,
  schemathesis: SCHEMATHESIS || 'schemathesis',
  /** Generated requests an operation. */
  schemathesisExamples: Number(SCHEMATHESIS_EXAMPLES) || 20,
  /** Generated requests in the fuzz test. */
  fuzzRequests: Number(FUZZ_REQUESTS) || (ci ? 5000 : 1000),
}
