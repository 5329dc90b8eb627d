import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { ReadableStream } from 'node:stream/web'
import { inference, initializeLogger, tokenize, tts, type VADEvent, voice } from '@livekit/agents'
import { beforeEach, expect, it, vi } from 'vitest'
import { CoachAudioOutput } from '../call/audio-output.ts'
import { EchoDetector } from '../call/echo-detector.ts'
import { StreamedSpeech } from '../providers/streamed-speech.ts'
import { Loudspeaker } from '../testing/loudspeaker.ts'
import { spokenSentence } from '../testing/spoken-sentence.ts'

beforeEach(() => initializeLogger({ pretty: false, level: 'silent' }))

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
  const speech = new StreamedSpeech([])
  const adapter = new tts.StreamAdapter(speech, new tokenize.basic.SentenceTokenizer())
  const failure = {
    type: 'tts_error',
    timestamp: 0,
    label: '',
    error: new Error('no voice'),
    recoverable: false,
  } as const
  expect(() => speech.emit('error', failure)).toThrow()
  adapter.on('error', () => undefined)
  expect(() => speech.emit('error', failure)).not.toThrow()
})

it('ask-before-pausing: the framework pauses the answer for any sound that is taken for a voice', async () => {
  const loudspeaker = new Loudspeaker()
  const output = new CoachAudioOutput(loudspeaker, Promise.resolve(), new EchoDetector())
  const interruption = { mode: 'vad', resumeFalseInterruption: true, falseInterruptionTimeout: 300 } as const
  const session = new voice.AgentSession({
    vad: new inference.VAD(),
    aecWarmupDuration: null,
    turnHandling: { turnDetection: 'vad', interruption },
  })
  session.output.audio = output
  await session.start({ agent: new voice.Agent({ instructions: '' }), record: false })
  const frames = spokenSentence('One two three four.', 0, 3, 0)
  session.say('One two three four.', { audio: ReadableStream.from(frames) })
  await vi.waitFor(() => expect(session.agentState).toBe('speaking'))
  const pause = vi.spyOn(output, 'pause')
  const sound: Partial<VADEvent> = { speechDuration: 1000, speaking: true, rawAccumulatedSilence: 0 }
  session.currentAgent.getActivityOrThrow().onVADInferenceDone(sound as VADEvent)
  expect(pause).toHaveBeenCalled()
  session.interrupt({ force: true })
  await session.close()
  await output.close()
})
