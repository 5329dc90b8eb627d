import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { testConfig } from './testing/config.ts'
import { startSpeechServer, testKey } from './testing/speech-server.ts'
import { wordErrors } from './testing/word-errors.ts'

const { python, isCi } = testConfig()
/** One that the recogniser never mishears, as the voice speaks a little differently after other words: 0 wrong words in 100 tries. */
const sentence = 'Your steps were a little faster in the last minute.'
const longestMs = 150_000

interface Report {
  readonly openai: {
    readonly models: string[]
    readonly seconds: number
    readonly mp3: number
    readonly heard: string
    readonly streamed: string[]
    readonly usage: number
    readonly answer: string
    readonly refused: string
  }
  readonly livekit: {
    readonly spoken: Record<string, number>
    readonly heard: string
    readonly calls: string[]
    readonly words: string
  }
}

test('OpenAI’s Python client and LiveKit’s plugin find OpenAI’s interface', async ({ skip }) => {
  // In CI there is a Python, and no skipping.
  if (!python && !isCi)
    skip('there is no Python with the clients: "npm test" installs them where there is Python')
  await using server = await startSpeechServer({ load: true })
  const script = join(import.meta.dirname, 'testing/python-clients.py')
  const args = [script, `${server.address}/v1`, testKey, sentence]
  const { stdout } = await promisify(execFile)(python ?? 'python3', args, { timeout: longestMs })
  const { openai, livekit } = JSON.parse(stdout) as Report
  expect(openai).toMatchObject({
    models: expect.arrayContaining(['kinetra-coach']),
    streamed: ['get_pressure_summary'],
    answer: expect.stringContaining('no pressure data'),
    refused: 'invalid_api_key',
  })
  expect(openai.usage).toBeGreaterThan(5)
  expect(openai.seconds).toBeGreaterThan(1.5)
  expect(openai.mp3 / 8000).toBeCloseTo(openai.seconds, 0)
  for (const heard of [openai.heard, livekit.heard])
    expect(wordErrors(sentence, heard).errors, heard).toBeLessThan(3)
  for (const seconds of Object.values(livekit.spoken)) expect(seconds).toBeCloseTo(openai.seconds, 0)
  expect(Object.keys(livekit.spoken)).toEqual(['mp3', 'pcm', 'wav'])
  expect(livekit.calls).toEqual(['get_pressure_summary'])
  expect(livekit.words).toMatch(/\w/)
}, 240_000)
