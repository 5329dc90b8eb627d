import { OPENAI_VOICES, REALTIME_VOICES } from '@kinetra/protocol/voices'
import { initializeLogger } from '@livekit/agents'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type ScriptedProvider, startScriptedProvider } from '../testing/scripted-provider.ts'
import { configFor } from '../testing/text-call.ts'
import { chosenVoice, type Speaker } from './chosen-voice.ts'
import { textToSpeech } from './text-to-speech.ts'

let provider: ScriptedProvider
beforeAll(async () => {
  initializeLogger({ pretty: false, level: 'silent' })
  provider = await startScriptedProvider()
  provider.script('/audio/speech', { text: '' })
})
afterAll(() => provider.close())

async function requestOf(speaker: Speaker): Promise<unknown> {
  await textToSpeech(configFor(provider.baseUrl), speaker).synthesize('Hello.').collect()
  return JSON.parse(provider.requests.at(-1)?.body ?? '{}')
}

it('asks for the user’s rate, and leaves the usual one unsaid', async () => {
  expect(await requestOf({ voice: null, rate: 1.25 })).toMatchObject({ input: 'Hello.', speed: 1.25 })
  expect(await requestOf({ voice: null, rate: 1 })).not.toHaveProperty('speed')
})

it('asks a server of unknown voices for the configured one', async () => {
  expect(await requestOf({ voice: 'nova', rate: 1 })).toMatchObject({ voice: 'alloy' })
})

it.each([
  ['nova', OPENAI_VOICES, undefined, 'nova'],
  ['nova', REALTIME_VOICES, undefined, 'ash'],
  ['nova', REALTIME_VOICES, 'sage', 'sage'],
  [null, OPENAI_VOICES, 'coral', 'coral'],
  ['joe', OPENAI_VOICES, undefined, 'ash'],
])('takes the voice %s of %o, else %s', (voice, offered, configured, expected) => {
  expect(chosenVoice({ voice, rate: 1 }, offered, configured)).toBe(expected)
})
