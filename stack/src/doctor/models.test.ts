import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '@kinetra/store/testing/free-ports'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Part } from '../run/part.ts'
import { contextOf, saidBy } from '../testing/doctor-context.ts'
import { startProgram } from '../testing/real-parts.ts'
import { chatModel } from './checks/chat-model.ts'
import { speechToText } from './checks/speech-to-text.ts'
import { textToSpeech } from './checks/text-to-speech.ts'

const CHECKS = [textToSpeech, speechToText, chatModel]

describe('the local models', () => {
  const key = 'a-key-of-the-local-models'
  let folder: string
  let base: string
  let models: Part
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'kinetra-models-'))
    const port = await freePort()
    base = `http://127.0.0.1:${port}`
    // Lazy: the chat model needs nothing, and the others are asked with a wrong key only.
    models = await startProgram(folder, 'models/src/main.ts', `${base}/health`, {
      MODELS_PORT: String(port),
      MODELS_API_KEY: key,
      MODELS_LAZY: '1',
    })
  }, 150_000)
  afterAll(async () => {
    await models.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  it('answer', async () => {
    const context = contextOf({ MODELS_URL: `${base}/v1`, MODELS_API_KEY: key })
    expect(await saidBy(chatModel, context)).toMatch(/^ok: kinetra-coach answers in \d+ ms/)
  })

  it.each(CHECKS)('$title: a wrong key is named', async (check) => {
    const context = contextOf({ MODELS_URL: `${base}/v1`, MODELS_API_KEY: 'another-key' })
    expect(await saidBy(check, context)).toMatch(/^failed: MODELS_API_KEY is refused \| .*HTTP 401/)
  })

  it.each(CHECKS)('$title: not running', async (check) => {
    expect(await saidBy(check, contextOf({}))).toMatch(/^skipped: "npm start" does not run here/)
    expect(await saidBy(check, contextOf({ MODELS_URL: `http://127.0.0.1:${await freePort()}/v1` }))).toMatch(
      /^failed: .* does not answer .*ECONNREFUSED.* npm start/,
    )
  })
})

describe('a server of one’s own', () => {
  let server: Server
  afterEach(() => void server?.close())

  async function answering(status: number, body: string | Buffer): Promise<string> {
    server = createServer((request, response) => {
      request.resume().on('end', () => response.writeHead(status).end(body))
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`
  }
  const own = (base: string) =>
    contextOf({
      ...{ COACH_STT: 'compatible/ear', COACH_LLM: 'compatible/llama', COACH_TTS: 'compatible/mouth' },
      ...{ COACH_STT_BASE_URL: base, COACH_LLM_BASE_URL: base, COACH_TTS_BASE_URL: base },
    })

  it.each([
    [chatModel, 403, 'no', /COACH_LLM_API_KEY is refused/],
    [speechToText, 401, 'no', /COACH_STT_API_KEY is refused/],
    [textToSpeech, 404, 'no such model', /mouth is not there .* no such model.*\/v1/],
    [chatModel, 429, 'insufficient_quota', /the limit is reached .* insufficient_quota/],
    [chatModel, 500, 'out of memory', /HTTP 500 \| out of memory/],
    [chatModel, 200, '{"choices":[]}', /llama does not stream/],
    [textToSpeech, 200, Buffer.alloc(480), /mouth is almost silent/],
    [textToSpeech, 200, Buffer.alloc(48_000), /^ok: mouth: 1.0 s of speech/],
    [speechToText, 200, '{"text":"thank you"}', /^ok: ear answers in \d+ ms \(nothing was spoken/],
  ] as const)('$0.title: HTTP $1', async (check, status, body, words) => {
    expect(await saidBy(check, own(await answering(status, body as string)))).toMatch(words)
  })

  it.each(CHECKS)('$title: OpenAI, or a gateway to it, refuses its key', async (check) => {
    const OPENAI_BASE_URL = await answering(401, '{"error":{"code":"invalid_api_key"}}')
    const said = await saidBy(check, contextOf({ OPENAI_API_KEY: 'sk-wrong', OPENAI_BASE_URL }))
    expect(said).toMatch(/^failed: OPENAI_API_KEY is refused \| .*HTTP 401/)
  })

  it('that hears something else', async () => {
    const context = own(await answering(200, '{"text":"thank you"}'))
    context.shared.speech = Buffer.alloc(48_000)
    expect(await saidBy(speechToText, context)).toMatch(/^warning: ear understood "thank you"/)
  })

  it('whose address is missing', async () => {
    const context = contextOf({ COACH_LLM: 'compatible/llama' })
    expect(await saidBy(chatModel, context)).toMatch(/Set COACH_LLM_BASE_URL/)
  })
})

it('LiveKit Inference is not asked outside of calls', async () => {
  expect(await saidBy(chatModel, contextOf({ COACH_LLM: 'livekit/gpt' }))).toMatch(
    /^skipped: .*LiveKit Inference/,
  )
})
