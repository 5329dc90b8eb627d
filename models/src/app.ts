import Fastify, { type FastifyInstance, type FastifyPluginAsync, LogController } from 'fastify'
import { requireKey } from './authorization.ts'
import { handleError, handleUnknownPath } from './error-handler.ts'
import { type CompleteChat, chatRoutes } from './routes/chat.ts'
import { healthRoute } from './routes/health.ts'
import { modelRoutes } from './routes/models.ts'
import { speechRoutes } from './routes/speech.ts'
import { transcriptionRoutes } from './routes/transcriptions.ts'
import { coachName, type SpeechModels } from './speech-models.ts'

export type AppDependencies = {
  apiKey: string
  models: SpeechModels
  completeChat: CompleteChat
  /** Models load on first use, so being unloaded is no fault. */
  lazy: boolean
  logLevel: string
}

/** The model server: OpenAI's interface over the local models. Everything but `/health` asks for the key. */
export async function createApp(dependencies: AppDependencies): Promise<FastifyInstance> {
  const { recognizer, voice } = dependencies.models
  const app = Fastify({
    logger: { level: dependencies.logLevel, stream: process.stderr },
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: 'idle',
  })
  app.setErrorHandler(handleError)
  app.setNotFoundHandler(handleUnknownPath)
  healthRoute(app, [recognizer, voice], dependencies.lazy)
  const guarded: FastifyPluginAsync = async (guardedApp) => {
    guardedApp.addHook('onRequest', requireKey(dependencies.apiKey))
    await transcriptionRoutes(guardedApp, recognizer)
    speechRoutes(guardedApp, voice)
    chatRoutes(guardedApp, dependencies.completeChat)
    modelRoutes(guardedApp, [recognizer.name, voice.name, coachName])
  }
  await app.register(guarded)
  return app
}
