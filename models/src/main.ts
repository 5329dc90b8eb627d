import { createApp } from './app.ts'
import { completeChat } from './coach/complete.ts'
import { learn } from './coach/learned/learn.ts'
import { readLeads } from './coach/phrases/leads.ts'
import { sentencesSaid } from './coach/sentences-said.ts'
import { readConfig } from './config.ts'
import { installModels } from './install.ts'
import { createSpeechModels } from './speech-models.ts'

/** How long running answers may take to finish after SIGTERM. */
const longestFarewellMs = 4000

async function main(): Promise<void> {
  const config = readConfig()
  const models = createSpeechModels({
    install: () => installModels({ cacheDir: config.cacheFolder }),
    sentences: sentencesSaid,
    recognizerFolder: config.recognizerFolder,
    recognitionThreads: config.recognitionThreads,
    voiceThreads: config.voiceThreads,
  })
  const app = await createApp({ ...config, models, completeChat })
  const end = async (code: number) => {
    await models.recognizer.loaded?.close()
    process.exit(code)
  }
  const stop = () => {
    // A caller who does not read his answer must not keep the server from ending.
    setTimeout(() => end(0), longestFarewellMs).unref()
    app.close().then(
      () => end(0),
      () => end(1),
    )
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
  // Before anybody is served: where the installation has not learned, it keeps the event loop busy for seconds.
  if (!config.lazy) learn()
  const address = await app.listen({ host: config.host, port: config.port })
  process.stdout.write(`Model server on ${address}/v1\n`)
  if (config.lazy) return
  const [, voice] = await Promise.all([models.recognizer.get(), models.voice.get()])
  app.log.info('models are loaded and warm')
  voice.practise(readLeads()).then(
    () => app.log.info('the beginnings of answers are ready'),
    (error: unknown) => app.log.warn(error, 'the beginnings of answers will be made when they are needed'),
  )
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
