import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { resample } from './audio/resample.ts'
import { readWav } from './audio/wav-reader.ts'
import { readCacheFolder } from './config.ts'
import { installModels } from './install.ts'
import { Recognizer } from './recognition/recognizer.ts'
import { makeNoise, makeWav } from './testing/make-wav.ts'
import { type SpeechServer, startSpeechServer } from './testing/speech-server.ts'
import { wordErrors } from './testing/word-errors.ts'

const sentences = [
  'Your peak pressure was highest under the big toe.',
  'The left heel carried more load than the right one.',
  'You took three hundred steps in this workout.',
  'How long was my last tennis session?',
  'There were no events on the outer heel.',
  'Which part of my foot took the most load?',
]

let server: SpeechServer

beforeAll(async () => {
  server = await startSpeechServer({ load: true })
}, 300_000)
afterAll(() => server?.[Symbol.asyncDispose]())

async function speak(input: string, speed = 1): Promise<Buffer> {
  const response = await server.client.audio.speech.create({
    model: 'piper',
    voice: 'ash',
    input,
    response_format: 'wav',
    speed,
  })
  return Buffer.from(await response.arrayBuffer())
}

async function hear(wav: Buffer): Promise<string> {
  const file = new File([new Uint8Array(wav)], 'question.wav', { type: 'audio/wav' })
  return (await server.client.audio.transcriptions.create({ model: 'moonshine', language: 'en', file })).text
}

function join(...parts: Float32Array[]): Float32Array {
  return Float32Array.from(parts.flatMap((part) => Array.from(part)))
}

describe('what is spoken is heard', () => {
  test('with few word errors over all sentences', async () => {
    const heard = await Promise.all(sentences.map(async (sentence) => hear(await speak(sentence))))
    const results = sentences.map((sentence, index) => wordErrors(sentence, heard[index] ?? ''))
    const errors = results.reduce((sum, result) => sum + result.errors, 0)
    const words = results.reduce((sum, result) => sum + result.words, 0)
    // The voice speaks a little differently each time; the mean over many runs is 5 %.
    expect(errors / words, heard.join('\n')).toBeLessThan(0.25)
  })

  test.each([8000, 16_000, 44_100, 48_000])('from a WAV file of %i Hz', async (sampleRate) => {
    const sentence = 'Which part of my foot took the most load?'
    const samples = resample(readWav(await speak(sentence)), sampleRate)
    expect(wordErrors(sentence, await hear(makeWav(samples, sampleRate))).errors).toBeLessThanOrEqual(2)
  })

  test('behind half a second of digital silence, and before one', async () => {
    const sentence = 'How long was my last tennis session?'
    const { samples, sampleRate } = readWav(await speak(sentence))
    const silence = new Float32Array(sampleRate / 2)
    const padded = makeWav(join(silence, samples, silence), sampleRate)
    expect(wordErrors(sentence, await hear(padded)).errors).toBeLessThanOrEqual(2)
  })

  test('over the length at which the recogniser falls silent', async () => {
    const text = [...sentences, ...sentences].join(' ')
    const wav = await speak(text)
    expect(readWav(wav).samples.length / 24_000).toBeGreaterThan(20)
    const { errors, words } = wordErrors(text, await hear(wav))
    expect(errors / words).toBeLessThan(0.25)
  })
})

test.each([
  ['digital silence', new Float32Array(32_000)],
  ['quiet noise', makeNoise(32_000, 0.01)],
  ['loud noise', makeNoise(32_000, 0.3)],
  ['less than a frame', new Float32Array(40)],
  ['no samples', new Float32Array(0)],
])('%s has no words', async (_name, samples) => {
  expect(await hear(makeWav(samples, 16_000))).toBe('')
})

test('the sound begins at once and is loud enough', async () => {
  const { samples, sampleRate } = readWav(await speak('Hello, I am ready when you are.'))
  const firstAudible = samples.findIndex((sample) => Math.abs(sample) > 0.01)
  expect(firstAudible / sampleRate).toBeLessThan(0.06)
  expect(samples.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0)).toBeGreaterThan(0.1)
})

test('as events, and as MP3, it is the same sound', async () => {
  const request = {
    model: 'tts-1',
    voice: 'ash',
    input: 'Try to land a little softer.',
    instructions: 'Calm.',
  } as const
  const wav = await speak(request.input)
  const lengthS = (wav.length - 44) / 48_000
  const whole = await server.client.audio.speech.create({
    ...request,
    response_format: 'pcm',
    stream_format: 'sse',
  })
  expect(whole.headers.get('content-type')).toMatch('text/event-stream')
  const events = (await whole.text())
    .split('\n\n')
    .filter(Boolean)
    .map(
      (event) =>
        JSON.parse(event.replace(/^data: /, '')) as { type: string; audio?: string; usage?: unknown },
    )
  expect(events.at(-1)).toMatchObject({
    type: 'speech.audio.done',
    usage: { input_tokens: 6, total_tokens: 6 },
  })
  const sound = Buffer.concat(events.map(({ audio }) => Buffer.from(audio ?? '', 'base64')))
  expect(sound.equals(wav.subarray(44))).toBe(true)
  // Without a form it is OpenAI's: MP3, here of 64 kbit a second.
  const mp3 = await server.client.audio.speech.create(request)
  expect(mp3.headers.get('content-type')).toBe('audio/mpeg')
  const encoded = Buffer.from(await mp3.arrayBuffer())
  expect(encoded.readUInt16BE(0) & 0xffe0).toBe(0xffe0)
  expect(encoded.length / 8000).toBeGreaterThan(lengthS - 0.1)
  expect(encoded.length / 8000).toBeLessThan(lengthS + 0.3)
})

test('words are recognised while they are spoken, unless somebody has finished speaking', async () => {
  const { recognizerFolder } = await installModels({ cacheDir: readCacheFolder() })
  const recognizer = await Recognizer.load(recognizerFolder, 1, sentences)
  const sound = readWav(await speak('Which part of my foot took the most load?'))
  const { signal } = new AbortController()
  expect(await recognizer.transcribeInterim(sound, signal)).toMatch(/part of my foot/)
  const overtaken = recognizer.transcribeInterim(sound, signal)
  const final = recognizer.transcribe(sound)
  const late = recognizer.transcribeInterim(sound, signal)
  expect(await Promise.all([overtaken, late, final])).toEqual([
    '',
    '',
    expect.stringMatching(/part of my foot/),
  ])
  await recognizer.close()
})

test('a transcription may be streamed', async () => {
  const file = new File([new Uint8Array(await speak('Hello there.'))], 'a.wav')
  const stream = await server.client.audio.transcriptions.create({ model: 'm', file, stream: true })
  const events = await Array.fromAsync(stream)
  expect(events.map(({ type }) => type)).toEqual(['transcript.text.delta', 'transcript.text.done'])
})

test('speed shortens the sound', async () => {
  const [slow, fast] = await Promise.all([
    speak('Try to land a little softer.'),
    speak('Try to land a little softer.', 1.6),
  ])
  expect(fast.length).toBeLessThan(slow.length * 0.8)
})

test('the first clause arrives before the rest is made', async () => {
  const input = `Well done, ${sentences.slice(0, 4).join(' ')}`
  const response = await server.client.audio.speech.create({
    model: 'piper',
    voice: 'ash',
    input,
    response_format: 'pcm',
  })
  const sizes: number[] = []
  for await (const chunk of response.body ?? []) sizes.push((chunk as Uint8Array).length)
  const total = sizes.reduce((sum, size) => sum + size, 0)
  expect(sizes[0]).toBeLessThan(total / 4)
  expect(total % 2).toBe(0)
})

test('a sentence that is due later does not hold up the one that is being said', async () => {
  const done: string[] = []
  const say = async (name: string, input: string, dueInMs: number) => {
    const request = { model: 'piper', voice: 'ash', input, response_format: 'pcm' } as const
    const response = await server.client.audio.speech.create(request, {
      headers: { 'x-due-in-ms': `${dueInMs}` },
    })
    const rest = response.arrayBuffer().then(() => done.push(name))
    return { rest }
  }
  const drills = [1, 2, 3, 4, 5].map((drill) => `Drill ${drill} went better than the one before it.`)
  const now = await say('now', drills.join(' '), 0)
  const later = await say('later', 'This comes after it.', 600_000)
  await Promise.all([now.rest, later.rest])
  expect(done).toEqual(['now', 'later'])
})

test('what was said before comes again, the same to the byte', async () => {
  const first = await speak('Good to see you again.')
  expect((await speak('Good to see you again.')).equals(first)).toBe(true)
})

test('a caller who hangs up does not disturb the next one', async () => {
  const controller = new AbortController()
  const input = sentences.join(' ').repeat(4)
  const request = { model: 'piper', voice: 'ash', input, response_format: 'pcm' } as const
  const response = await server.client.audio.speech.create(request, { signal: controller.signal })
  await response.body?.getReader().read()
  controller.abort()
  const sentence = 'You took three hundred steps in this workout.'
  expect(wordErrors(sentence, await hear(await speak(sentence))).errors).toBeLessThanOrEqual(2)
})

test('the forms of a transcription', async () => {
  const sentence = 'The left heel carried more load than the right one.'
  const wav = await speak(sentence)
  const file = new File([new Uint8Array(wav)], 'a.wav')
  const create = server.client.audio.transcriptions
  const verbose = await create.create({ model: 'm', file, response_format: 'verbose_json' })
  expect(verbose).toMatchObject({ language: 'english', segments: [{ id: 0, start: 0, text: verbose.text }] })
  expect(verbose.duration).toBeCloseTo(readWav(wav).samples.length / 24_000, 3)
  expect(await create.create({ model: 'm', file, response_format: 'text' })).toBe(`${verbose.text}\n`)
})

test('a text without words is no sound, but no error', async () => {
  const create = server.client.audio.speech
  for (const input of ['...', ' \n ', '🙂', '—']) {
    const response = await create.create({ model: 'p', voice: 'ash', input, response_format: 'pcm' })
    expect((await response.arrayBuffer()).byteLength).toBe(0)
  }
})

test('health tells what is loaded and how much memory it takes', async () => {
  const response = await fetch(`${server.address}/health`)
  expect(response.status).toBe(200)
  expect(await response.json()).toMatchObject({
    status: 'ready',
    models: { 'moonshine-tiny-en': 'loaded', 'piper-en_US-joe-medium': 'loaded' },
    memory: { residentMegabytes: expect.any(Number) },
  })
})
