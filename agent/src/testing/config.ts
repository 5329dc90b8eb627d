const { LIVEKIT_SERVER_BINARY, KINETRA_CACHE, PATH, CI } = process.env

/** What the tests take from the environment. */
export const testingEnvironment = {
  binary: LIVEKIT_SERVER_BINARY || undefined,
  cache: KINETRA_CACHE || undefined,
  path: PATH ?? '',
  ci: CI === 'true' || CI === '1',
  /** For processes that a test starts: what they need of this one's environment, and no settings. */
  inherited: { PATH: PATH ?? '', HOME: process.env.HOME ?? '' },
}
