import { fileURLToPath } from 'node:url'
import { cli, defineAgent, ServerOptions, voice } from '@livekit/agents'
import { LLM, STT, TTS } from '@livekit/agents-plugin-openai'
import { z } from 'zod'

/** LiveKit's Node agent over an OpenAI-compatible model server, with the settings of its starter. */
const settings = z.object({
  MODELS_URL: z.string(),
  MODELS_API_KEY: z.string(),
  PEER_NAME: z.string(),
  PEER_PORT: z.coerce.number(),
})

const { MODELS_URL, MODELS_API_KEY, PEER_NAME, PEER_PORT } = settings.parse(process.env)
const server = { baseURL: MODELS_URL, apiKey: MODELS_API_KEY }

// biome-ignore lint/style/noDefaultExport: the framework loads an agent so
export default defineAgent({
  async entry(context) {
    const session = new voice.AgentSession({
      // By requests, which every compatible server takes; left alone it opens OpenAI's realtime socket.
      stt: new STT({ model: 'moonshine-tiny-en', useRealtime: false, ...server }),
      llm: new LLM({ model: 'kinetra-coach', ...server }),
      tts: new TTS({ model: 'piper-en_US-joe-medium', voice: 'ash', ...server }),
    })
    const instructions = 'You are a coach. Answer in one short sentence.'
    await context.connect()
    await session.start({ room: context.room, agent: new voice.Agent({ instructions }) })
    session.say('Hello, what would you like to know?')
  },
})

if (import.meta.main)
  cli.runApp(
    new ServerOptions({ agent: fileURLToPath(import.meta.url), agentName: PEER_NAME, port: PEER_PORT }),
  )
