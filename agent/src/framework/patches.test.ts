import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { ReadableStream } from 'node:stream/web'
import { DEFAULT_SETTINGS } from '@kinetra/workouts/settings'
import {
  AgentServer,
  InferenceRunner,
  inference,
  initializeLogger,
  ServerOptions,
  tokenize,
  tts,
  type VADEvent,
  voice,
} from '@livekit/agents'
import { AudioFrame, AudioSource, type AudioStream, LocalAudioTrack, Room } from '@livekit/rtc-node'
import { beforeEach, expect, it, vi } from 'vitest'
import { CoachAudioOutput } from '../call/audio-output.ts'
import { EchoDetector } from '../call/echo-detector.ts'
import { readConfig } from '../config.ts'
import { createRealtimeModel } from '../providers/realtime.ts'
import { StreamedSpeech } from '../providers/streamed-speech.ts'
import { collectGarbage } from '../testing/collect-garbage.ts'
import { Loudspeaker } from '../testing/loudspeaker.ts'
import { Microphone } from '../testing/microphone.ts'
import { startScriptedRealtime } from '../testing/scripted-realtime.ts'
import { spokenSentence } from '../testing/spoken-sentence.ts'
import { MICROPHONE_RATE, takeFramesAsWindows } from './frames-as-windows.ts'
import { startNoInferenceProcess } from './no-inference-process.ts'

beforeEach(() => initializeLogger({ pretty: false, level: 'silent' }))

const readme = readFileSync(join(import.meta.dirname, 'README.md'), 'utf8')

/** What is private in the framework's input from a room. */
type ParticipantInput = voice.AudioInput & { createStream(track: LocalAudioTrack): AudioStream }

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

it('discard-unread: the framework keeps what a speech-to-speech model has got', async () => {
  const model = await startScriptedRealtime([])
  const config = readConfig({
    LIVEKIT_URL: 'ws://127.0.0.1:7880',
    LIVEKIT_API_KEY: 'key',
    LIVEKIT_API_SECRET: 'secret',
    COACH_REALTIME_BASE_URL: model.baseUrl,
    OPENAI_API_KEY: 'sk-test',
  })
  const session = new voice.AgentSession({
    llm: createRealtimeModel(config, DEFAULT_SETTINGS.coach),
    turnHandling: { turnDetection: 'realtime_llm' },
  })
  const microphone = new Microphone()
  session.input.audio = microphone
  await session.start({ agent: new voice.Agent({ instructions: '' }), record: false })
  const frames = Array.from({ length: 200 }, () => microphone.hear())
  const sent = () => model.received.filter(({ type }) => type === 'input_audio_buffer.append')
  await vi.waitFor(() => expect(sent().length).toBeGreaterThan(10))
  collectGarbage()
  expect(frames.filter((frame) => frame.deref() !== undefined).length).toBeGreaterThan(150)
  await session.close()
  await model.close()
})

it('frames-as-windows: the framework takes the microphone in frames of 10 ms', async () => {
  const session = new voice.AgentSession({})
  const starting = session.start({
    agent: new voice.Agent({ instructions: '' }),
    room: new Room(),
    inputOptions: { audioSampleRate: MICROPHONE_RATE },
    outputOptions: { audioEnabled: false },
    record: false,
  })
  const input = session.input.audio as unknown as ParticipantInput
  const source = new AudioSource(MICROPHONE_RATE, 1)
  const track = LocalAudioTrack.createAudioTrack('microphone', source)
  const second = new AudioFrame(new Int16Array(MICROPHONE_RATE), MICROPHONE_RATE, 1, MICROPHONE_RATE)
  const firstFrame = async () => {
    const frames = input.createStream(track).getReader()
    const [{ value }] = await Promise.all([frames.read(), source.captureFrame(second)])
    return value?.samplesPerChannel
  }
  expect(await firstFrame()).toBe(MICROPHONE_RATE / 100)
  takeFramesAsWindows(input)
  expect(await firstFrame()).toBe(512)
  await Promise.all([starting, session.close(), source.close()])
})

it('played-text: the framework takes "173" for one syllable when it guesses what was heard', () => {
  expect(tokenize.basic.hyphenateWord('173')).toHaveLength(1)
  expect(tokenize.basic.hyphenateWord('seventy').length).toBeGreaterThan(1)
})

it('no-inference-process: the framework has a process for an end-of-turn model that nobody asks', () => {
  const registered = () => Object.keys(InferenceRunner.registeredRunners)
  const [url, secret] = ['ws://127.0.0.1:7880', 'secret']
  new AgentServer(
    new ServerOptions({ agent: import.meta.filename, wsURL: url, apiKey: 'key', apiSecret: secret }),
  )
  expect(registered()).toEqual(['lk_eot_audio'])
  startNoInferenceProcess()
  InferenceRunner.registerRunner('lk_eot_audio', 'runner.js')
  expect(registered()).toEqual([])
})
