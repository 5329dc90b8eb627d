import { connect } from 'node:net'
import type OpenAI from 'openai'
import { APIError } from 'openai'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { makeWav } from './testing/make-wav.ts'
import { type SpeechServer, startSpeechServer, testKey } from './testing/speech-server.ts'

let server: SpeechServer

beforeAll(async () => {
  server = await startSpeechServer({ load: false })
})
afterAll(() => server?.[Symbol.asyncDispose]())

async function refusalOf(
  request: Promise<unknown>,
): Promise<{ status: number; code: string; message: string }> {
  const error = await request.then(
    () => expect.fail('the request was answered'),
    (caught: unknown) => caught,
  )
  if (!(error instanceof APIError)) throw error
  return { status: error.status, code: String(error.code), message: error.message }
}

function transcribe(content: Uint8Array, options: object = {}, client: OpenAI = server.client) {
  const file = new File([new Uint8Array(content)], 'a.wav')
  return client.audio.transcriptions.create({ model: 'm', file, ...options })
}

function speak(input: string, options: object = {}, client: OpenAI = server.client) {
  return client.audio.speech.create({ model: 'm', voice: 'ash', input, response_format: 'pcm', ...options })
}

const silence = makeWav(new Float32Array(1600), 16_000)

describe('without the right key', () => {
  test.each([
    ['a wrong one', `${testKey}x`, 'invalid_api_key'],
    ['a shorter one', 'x', 'invalid_api_key'],
  ])('%s is refused everywhere', async (_name, key, code) => {
    const client = server.clientWithKey(key)
    const requests = [
      () => client.models.list(),
      () => speak('Hello.', {}, client),
      () => transcribe(silence, {}, client),
      () => client.chat.completions.create({ model: 'm', messages: [{ role: 'user', content: 'Hello' }] }),
    ]
    for (const request of requests) expect(await refusalOf(request())).toMatchObject({ status: 401, code })
  })

  test('no header, another scheme', async () => {
    for (const authorization of ['', `Basic ${testKey}`, 'Bearer', testKey]) {
      const response = await fetch(`${server.address}/v1/models`, { headers: { authorization } })
      expect(response.status).toBe(401)
      expect(await response.json()).toMatchObject({
        error: { code: 'missing_api_key', type: 'invalid_request_error' },
      })
    }
  })
})

describe('sounds that cannot be read', () => {
  test.each([
    ['empty', Buffer.alloc(0), 'is empty'],
    ['not a WAV file', Buffer.from('ID3 something else entirely'), 'not a WAV file'],
    ['no data', silence.subarray(0, 36), 'no data chunk'],
  ])('%s', async (_name, content, reason) => {
    const refusal = await refusalOf(transcribe(content))
    expect(refusal).toMatchObject({ status: 400, code: 'invalid_audio' })
    expect(refusal.message).toContain(reason)
  })

  test('a field too few, a language too many, a form too strange', async () => {
    expect(await refusalOf(transcribe(silence, { language: 'de' }))).toMatchObject({ status: 400 })
    expect(await refusalOf(transcribe(silence, { response_format: 'srt' }))).toMatchObject({ status: 400 })
    const form = new FormData()
    form.set('model', 'm')
    const headers = { authorization: `Bearer ${testKey}` }
    const response = await fetch(`${server.address}/v1/audio/transcriptions`, {
      method: 'POST',
      body: form,
      headers,
    })
    expect(await response.json()).toMatchObject({ error: { code: 'missing_file', param: 'file' } })
  })

  test('over 25 MB, over five minutes', async () => {
    expect(await refusalOf(transcribe(Buffer.alloc(26 * 1024 * 1024)))).toMatchObject({ status: 413 })
    const long = makeWav(new Float32Array(8000 * 301), 8000)
    expect(await refusalOf(transcribe(long))).toMatchObject({ status: 413, code: 'audio_too_long' })
  })
})

describe('what would mislead if it were ignored', () => {
  test.each<[object, string]>([
    [{ n: 2 }, 'there is one answer'],
    [{ response_format: { type: 'json_object' } }, 'writes no JSON'],
    [{ modalities: ['text', 'audio'] }, 'speech is made by'],
    [{ functions: [{ name: 'f' }] }, 'send tools'],
    [{ logprobs: true }, 'no probabilities'],
  ])('in a chat: %j', async (options, reason) => {
    const create = server.client.chat.completions.create({
      model: 'm',
      messages: [{ role: 'user', content: 'Hello' }],
      ...options,
    })
    const refusal = await refusalOf(create)
    expect(refusal.status).toBe(400)
    expect(refusal.message).toContain(reason)
  })

  test('in a transcription: times of words', async () => {
    const refusal = await refusalOf(
      transcribe(silence, { response_format: 'verbose_json', timestamp_granularities: ['word'] }),
    )
    expect(refusal.message).toContain('words have no times')
  })
})

test('what changes nothing that is said may be asked for', async () => {
  const answer = await server.client.chat.completions.create({
    model: 'gpt-4.1-mini',
    messages: [
      { role: 'developer', content: 'You are a coach.' },
      { role: 'user', content: 'Write me a poem.' },
      { role: 'assistant', content: [{ type: 'refusal', refusal: 'I cannot write poems.' }] },
      { role: 'user', content: 'Hello there!', name: 'ada' },
    ],
    temperature: 0.2,
    top_p: 0.9,
    n: 1,
    seed: 7,
    stop: ['\n'],
    max_completion_tokens: 100,
    parallel_tool_calls: true,
    reasoning_effort: 'low',
    response_format: { type: 'text' },
    store: false,
    user: 'ada',
  })
  expect(answer.choices[0]?.message.content).toMatch(/\w/)
})

describe('texts that cannot be spoken', () => {
  test.each([
    ['empty', '', {}, 'input: is empty'],
    ['too long', 'a'.repeat(4097), {}, '4096'],
    ['as Opus', 'Hello.', { response_format: 'opus' }, 'must be mp3, wav, or pcm'],
    ['too fast', 'Hello.', { speed: 9 }, 'speed'],
    ['as a film', 'Hello.', { stream_format: 'film' }, 'stream_format'],
  ])('%s', async (_name, input, options, reason) => {
    const refusal = await refusalOf(speak(input, options))
    expect(refusal.status).toBe(400)
    expect(refusal.message).toContain(reason)
  })
})

test.each(['soon', '-1', '600001'])('speech that is due in %s', async (due) => {
  const request = { model: 'm', voice: 'ash', input: 'Hello.' }
  const refusal = await refusalOf(
    server.client.audio.speech.create(request, { headers: { 'x-due-in-ms': due } }),
  )
  expect(refusal.status).toBe(400)
  expect(refusal.message).toContain('x-due-in-ms: must be a number of milliseconds from 0 to 600000')
})

test('broken JSON, an unknown path, a body too large', async () => {
  const headers = { authorization: `Bearer ${testKey}`, 'content-type': 'application/json' }
  const post = (path: string, body: string) =>
    fetch(`${server.address}${path}`, { method: 'POST', body, headers })
  const broken = await post('/v1/audio/speech', '{"input":')
  expect(broken.status).toBe(400)
  expect(await broken.json()).toMatchObject({ error: { type: 'invalid_request_error' } })
  expect((await post('/v1/embeddings', '{}')).status).toBe(404)
  expect((await post('/v1/audio/speech', JSON.stringify({ input: 'a'.repeat(70_000) }))).status).toBe(413)
})

test('health is open to all; models that load on first use are no fault', async () => {
  const response = await fetch(`${server.address}/health`)
  expect(response.status).toBe(200)
  expect(await response.json()).toMatchObject({
    status: 'ready',
    lazy: true,
    models: { 'moonshine-tiny-en': 'unloaded', 'piper-en_US-joe-medium': 'unloaded' },
  })
})

test.each([
  [
    'a sound',
    '/v1/audio/transcriptions',
    'multipart/form-data; boundary=b',
    '--b\r\ncontent-disposition: form-data; name="file"; filename="a.wav"\r\n\r\nRIFF',
  ],
  ['a question', '/v1/chat/completions', 'application/json', '{"model":'],
])('a caller who hangs up in the middle of %s is no failure', async (_what, path, type, beginning) => {
  const lines: { code?: string; msg: string }[] = []
  const stderr = vi.spyOn(process.stderr, 'write').mockImplementation((line) => {
    lines.push(JSON.parse(String(line)))
    return true
  })
  try {
    await using other = await startSpeechServer({ load: false, logLevel: 'info' })
    const { port, hostname } = new URL(other.address)
    const socket = connect(Number(port), hostname)
    const headers = [`POST ${path} HTTP/1.1`, 'host: localhost', `authorization: Bearer ${testKey}`]
    socket.write(
      [...headers, `content-type: ${type}`, 'content-length: 9999', '', beginning].join('\r\n'),
      () => socket.destroy(),
    )
    await vi.waitFor(() =>
      expect(lines).toContainEqual(
        expect.objectContaining({ code: 'client_closed_request', msg: 'request refused' }),
      ),
    )
    expect(lines.filter(({ msg }) => msg === 'request failed')).toEqual([])
  } finally {
    stderr.mockRestore()
  }
})
