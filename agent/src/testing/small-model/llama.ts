/** What is used of node-llama-cpp, which is not a package of this project: `npm test` keeps it in its cache. */
export interface LlamaModule {
  getLlama(options: object): Promise<Llama>
  readonly LlamaCompletion: new (options: { contextSequence: unknown }) => LlamaCompletion
}
interface Llama {
  loadModel(options: { modelPath: string }): Promise<{
    createContext(options: object): Promise<{ getSequence(): unknown }>
    tokenize(text: string, specialTokens: boolean): readonly number[]
  }>
  createGrammarForJsonSchema(schema: object): Promise<unknown>
}
export interface LlamaCompletion {
  generateCompletion(prompt: readonly number[], options: object): Promise<string>
}

export interface SmallModel {
  /** Goes on with a prompt in ChatML; `schema` binds it to JSON. */
  complete(prompt: string, options: CompleteOptions): Promise<string>
}
interface CompleteOptions {
  readonly maxTokens: number
  readonly schema?: object
  readonly onText?: (text: string) => void
  readonly signal?: AbortSignal
}

/** Loads SmolLM2 from its GGUF file; its answers to the same prompts are always the same. */
export async function loadSmallModel(modulePath: string, modelPath: string): Promise<SmallModel> {
  const { getLlama, LlamaCompletion: Completion } = (await import(modulePath)) as LlamaModule
  // Without skipDownload it waits for a server that a closed network does not have.
  const llama = await getLlama({
    gpu: false,
    build: 'never',
    skipDownload: true,
    logLevel: 'error',
    maxThreads: 1,
  })
  const model = await llama.loadModel({ modelPath })
  const context = await model.createContext({ contextSize: 2048, threads: 1 })
  const completion = new Completion({ contextSequence: context.getSequence() })
  let turn: Promise<unknown> = Promise.resolve()
  const generate = async (prompt: string, { maxTokens, schema, onText, signal }: CompleteOptions) =>
    await completion.generateCompletion(model.tokenize(prompt, true), {
      maxTokens,
      temperature: 0.6,
      seed: 7,
      ...(schema && { grammar: await llama.createGrammarForJsonSchema(schema) }),
      ...(onText && { onTextChunk: onText }),
      ...(signal && { signal, stopOnAbortSignal: true }),
    })
  return {
    async complete(prompt, options) {
      // One after the other: there is one context.
      const mine = turn.then(() => generate(prompt, options))
      turn = mine.catch(() => undefined)
      return await mine
    },
  }
}
