import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { initializeLogger, tokenize, tts } from '@livekit/agents'
import { expect, it } from 'vitest'
import { StreamedSpeech } from '../providers/streamed-speech.ts'

const readme = readFileSync(join(import.meta.dirname, 'README.md'), 'utf8')

function installed(name: string): string {
  const main = createRequire(import.meta.url).resolve(name)
  const folder = main.slice(0, main.lastIndexOf(name) + name.length)
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version
}

it.each(['@livekit/agents', '@livekit/rtc-node'])('are for the %s that is installed', (name) => {
  expect(readme).toContain(`\`${name}\` ${installed(name)}`)
})

it('tell-of-failure: the framework’s adapter throws the error of a voice to which nobody listens', () => {
  initializeLogger({ pretty: false, level: 'silent' })
  const voice = new StreamedSpeech([])
  const adapter = new tts.StreamAdapter(voice, new tokenize.basic.SentenceTokenizer())
  const failure = {
    type: 'tts_error',
    timestamp: 0,
    label: '',
    error: new Error('no voice'),
    recoverable: false,
  } as const
  expect(() => voice.emit('error', failure)).toThrow()
  adapter.on('error', () => undefined)
  expect(() => voice.emit('error', failure)).not.toThrow()
})
