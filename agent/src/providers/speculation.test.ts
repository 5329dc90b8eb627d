import { inference, initializeLogger, stt } from '@livekit/agents'
import { AudioFrame } from '@livekit/rtc-node'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { maySpeculate, readConfig } from '../config.ts'
import { type ScriptedProvider, startScriptedProvider } from '../testing/scripted-provider.ts'
import { MICROPHONE_RATE, spokenQuestion } from '../testing/spoken-question.ts'
import { FIELD_WORDS } from './field-words.ts'
import { speechToText } from './speech-to-text.ts'

const LIVEKIT = { LIVEKIT_URL: 'ws://127.0.0.1:1', LIVEKIT_API_KEY: 'key', LIVEKIT_API_SECRET: 'secret' }
const HEARING = '/audio/transcriptions'

let provider: ScriptedProvider
beforeEach(async () => {
  initializeLogger({ pretty: false, level: 'silent' })
  provider = await startScriptedProvider()
})
afterEach(() => provider.close())

const configOf = (environment: NodeJS.ProcessEnv) =>
  readConfig({ ...LIVEKIT, OPENAI_API_KEY: 'sk-test', OPENAI_BASE_URL: provider.baseUrl, ...environment })

const FRAME = 480
const silence = (seconds: number) => new Int16Array(Math.round(seconds * MICROPHONE_RATE))

const asked = () => provider.requests.filter(({ path }) => path === HEARING)

/** Says a question with a short pause in it; resolves with what was understood, once it was. */
async function hear(
  environment: NodeJS.ProcessEnv,
  inThePause: (sofar: readonly stt.SpeechEvent[]) => Promise<unknown> = async () => undefined,
) {
  const vad = new inference.VAD({ model: 'silero', minSilenceDuration: 250, minSpeechDuration: 50 })
  const stream = speechToText(configOf(environment), vad).stream()
  const push = (sound: Int16Array) => {
    for (let at = 0; at < sound.length; at += FRAME) {
      const samples = new Int16Array(FRAME)
      samples.set(sound.subarray(at, at + FRAME))
      stream.pushFrame(new AudioFrame(samples, MICROPHONE_RATE, 1, FRAME))
    }
  }
  const question = spokenQuestion()
  const middle = Math.round(question.length / 2)
  for (const sound of [silence(0.3), question.subarray(0, middle), silence(0.24)]) push(sound)
  const events: stt.SpeechEvent[] = []
  const understood = (async () => {
    for await (const event of stream) {
      events.push(event)
      if (event.type === stt.SpeechEventType.FINAL_TRANSCRIPT) return event.alternatives?.[0]?.text
    }
    throw new Error('nothing was understood')
  })()
  await inThePause(events)
  for (const sound of [question.subarray(middle), silence(1)]) push(sound)
  const text = await understood
  stream.close()
  return text
}

describe('recognition that is paid for', () => {
  it('is asked for once, at the end of what was said, with words to expect', async () => {
    provider.script(HEARING, { text: 'How many steps were there?' })
    expect(await hear({})).toBe('How many steps were there?')
    expect(asked()).toHaveLength(1)
    expect(asked()[0]?.body).toContain(FIELD_WORDS)
  })

  it('is asked for in a pause where one is told to', async () => {
    provider.script(HEARING, { text: 'How many steps were there?' })
    await hear({ COACH_SPECULATE: '1' }, () => vi.waitFor(() => expect(asked()).toHaveLength(1), 5000))
  })

  it('comes at the end; until then the local model gives the words', async () => {
    provider.script(HEARING, { text: 'How many steps were there?' })
    const local = await startScriptedProvider()
    local.script(HEARING, { text: 'How many' })
    const text = await hear({ MODELS_URL: local.baseUrl }, async (sofar) => {
      await vi.waitFor(() => {
        const words = sofar.map(({ type, alternatives }) => [type, alternatives?.[0]?.text])
        expect(words).toContainEqual([stt.SpeechEventType.INTERIM_TRANSCRIPT, 'How many'])
      }, 5000)
    })
    expect(text).toBe('How many steps were there?')
    expect(asked()).toHaveLength(1)
    for (const { body } of local.requests) expect(body).toContain('name="interim"')
    await local.close()
  })

  it('has heard nothing where it gives back the words to expect', async () => {
    provider.script(HEARING, { text: 'Medial heel, lateral heel, inner heel, outer heel.' })
    const recogniser = speechToText(configOf({}), new inference.VAD())
    const second = new AudioFrame(silence(1), MICROPHONE_RATE, 1, MICROPHONE_RATE)
    expect((await recogniser.recognize(second)).alternatives?.[0]?.text).toBe('')
  })
})

it('is free on the own machine alone', () => {
  const compatible = (address: string) => ({ COACH_TTS: 'compatible/x', COACH_TTS_BASE_URL: address })
  expect(maySpeculate(configOf(compatible('http://localhost:8000/v1')), 'TTS')).toBe(true)
  expect(maySpeculate(configOf(compatible('http://127.0.0.1:8000/v1')), 'TTS')).toBe(true)
  expect(maySpeculate(configOf(compatible('https://api.example.com/v1')), 'TTS')).toBe(false)
  expect(maySpeculate(configOf({}), 'TTS')).toBe(false)
  expect(maySpeculate(configOf({ COACH_SPECULATE: '1' }), 'TTS')).toBe(true)
})
