import { describe, expect, it } from 'vitest'
import { ConfigError, providerOf, readConfig } from './config.ts'

const LIVEKIT = { LIVEKIT_URL: 'wss://x.livekit.cloud', LIVEKIT_API_KEY: 'key', LIVEKIT_API_SECRET: 'secret' }
const LOCAL = { ...LIVEKIT, MODELS_URL: 'http://127.0.0.1:9100/v1' }

describe('settings', () => {
  it('that are missing or malformed are named all at once', () => {
    const wrong = {
      LIVEKIT_URL: 'livekit',
      AGENT_PORT: '99999',
      COACH_LLM: 'gpt',
      KINETRA_JOB_SECRET: 'short',
    }
    const read = () => readConfig(wrong)
    expect(read).toThrow(ConfigError)
    for (const name of ['LIVEKIT_URL', 'LIVEKIT_API_KEY', 'AGENT_PORT', 'COACH_LLM', 'KINETRA_JOB_SECRET'])
      expect(read).toThrow(name)
  })

  it.each([
    ['no provider at all', LIVEKIT, /COACH_STT asks for local models: set MODELS_URL/],
    ['OpenAI without a key', { ...LOCAL, COACH_TTS: 'openai/gpt-4o-mini-tts' }, /set OPENAI_API_KEY/],
    ['an address without one', { ...LOCAL, COACH_LLM: 'compatible/llama' }, /set COACH_LLM_BASE_URL/],
    ['speech to speech without a key', { ...LOCAL, COACH_PIPELINE: 'realtime' }, /realtime asks for OpenAI/],
  ])('with %s say what to set', (_, variables, message) => {
    expect(() => readConfig(variables)).toThrow(message)
  })

  it.each([
    ['the local models', LOCAL, { kind: 'local', model: 'kinetra-coach' }],
    [
      'OpenAI where there is a key',
      { ...LOCAL, OPENAI_API_KEY: 'k' },
      { kind: 'openai', model: 'gpt-4.1-mini' },
    ],
    [
      'what is named',
      { ...LOCAL, COACH_LLM: 'livekit/openai/gpt-5' },
      { kind: 'livekit', model: 'openai/gpt-5' },
    ],
  ])('choose %s', (_, variables, choice) => {
    expect(providerOf(readConfig(variables), 'LLM')).toEqual(choice)
  })

  it('that are empty count as absent', () => {
    expect(readConfig({ ...LOCAL, MONGODB_URI: '', AGENT_PORT: '' }).AGENT_PORT).toBe(8081)
  })
})
