const { LIVEKIT_SERVER_BINARY, KINETRA_CACHE, PATH, CI, SMALL_CHAT_MODEL, LLAMA_MODULE } = process.env

/** What the tests take from the environment. */
export const testingEnvironment = {
  binary: LIVEKIT_SERVER_BINARY || undefined,
  cache: KINETRA_CACHE || undefined,
  path: PATH ?? '',
  ci: CI === 'true' || CI === '1',
  /** A real chat model's file and the module that runs it, as `npm test` installs them. */
  smallModel: SMALL_CHAT_MODEL && LLAMA_MODULE ? { model: SMALL_CHAT_MODEL, llama: LLAMA_MODULE } : undefined,
  /** For processes that a test starts: what they need of this one's environment, and no settings. */
  inherited: { PATH: PATH ?? '', HOME: process.env.HOME ?? '' },
}
