const { LIVEKIT_SERVER_BINARY, KINETRA_CACHE, PATH, CI, FUZZ_REQUESTS, SCHEMATHESIS, SCHEMATHESIS_EXAMPLES } =
  process.env

/** What the tests take from the environment. */
export const testingEnvironment = {
  binary: LIVEKIT_SERVER_BINARY || undefined,
  cache: KINETRA_CACHE || undefined,
  path: PATH ?? '',
  ci: CI === 'true' || CI === '1',
  /** Generated requests in the fuzz test. */
  fuzzRequests: Number(FUZZ_REQUESTS) || (CI ? 5000 : 1000),
  schemathesis: SCHEMATHESIS || 'schemathesis',
  /** Generated requests an operation. */
  schemathesisExamples: Number(SCHEMATHESIS_EXAMPLES) || 20,
}
