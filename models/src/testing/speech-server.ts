import OpenAI from 'openai'
import { createApp } from '../app.ts'
import { completeChat } from '../coach/complete.ts'
import { sentencesSaid } from '../coach/sentences-said.ts'
import { readCacheFolder } from '../config.ts'
import { installModels } from '../install.ts'
import { createSpeechModels } from '../speech-models.ts'

export const testKey = 'a-key-for-tests-only-0123456789'

export type SpeechServer = {
  address: string
  client: OpenAI
  clientWithKey: (key: string) => OpenAI
} & AsyncDisposable

/**
 * The whole model server on a free port, with the real models from the cache that the product uses; `load` waits
 * until they are loaded and warm, else they load when a test first needs them.
 */
export async function startSpeechServer({
  load,
  logLevel = 'silent',
}: {
  load: boolean
  logLevel?: string
}): Promise<SpeechServer> {
  const models = createSpeechModels({
    install: () => installModels({ cacheDir: readCacheFolder() }),
    sentences: sentencesSaid,
    recognitionThreads: 1,
    voiceThreads: 2,
  })
  const app = await createApp({ apiKey: testKey, models, completeChat, lazy: !load, logLevel })
  const address = await app.listen({ host: '127.0.0.1', port: 0 })
  if (load) await Promise.all([models.recognizer.get(), models.voice.get()])
  const clientWithKey = (apiKey: string) => new OpenAI({ baseURL: `${address}/v1`, apiKey, maxRetries: 0 })
  return {
    address,
    client: clientWithKey(testKey),
    clientWithKey,
    [Symbol.asyncDispose]: () => app.close(),
  }
}
