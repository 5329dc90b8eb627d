import { describe, expect, it } from 'vitest'
import { readConfig } from './config.ts'

const COMPLETE = {
  LIVEKIT_URL: 'ws://127.0.0.1:7880',
  LIVEKIT_API_KEY: 'key',
  LIVEKIT_API_SECRET: 'secret',
  KINETRA_JOB_SECRET: `${'a'.repeat(32)}, ${'b'.repeat(32)}`,
}

describe('the settings', () => {
  it('need few variables', () => {
    const config = readConfig({ ...COMPLETE, OIDC_ISSUER: '' })
    expect(config).toMatchObject({ host: '127.0.0.1', port: 3000, oidc: undefined, sandboxRoute: false })
    expect(config.jobSecrets).toEqual(['a'.repeat(32), 'b'.repeat(32)])
    expect(config.livekit.publicUrl).toBe('ws://127.0.0.1:7880')
  })

  it('give browsers the public address, as a web socket', () => {
    const config = readConfig({ ...COMPLETE, LIVEKIT_PUBLIC_URL: 'https://voice.example.org' })
    expect(config.livekit.url).toBe('ws://127.0.0.1:7880')
    expect(config.livekit.publicUrl).toBe('wss://voice.example.org')
  })

  it.each([
    [{}, 0],
    [{ OPENAI_API_KEY: 'sk-test' }, 11],
    [{ OPENAI_API_KEY: 'sk-test', COACH_TTS: 'local/piper-joe' }, 0],
    [{ COACH_TTS: 'openai/tts-1' }, 11],
    [{ OPENAI_API_KEY: 'sk-test', COACH_PIPELINE: 'realtime' }, 8],
  ])('with %o offer %i voices', (variables, count) => {
    expect(readConfig({ ...COMPLETE, ...variables }).voices).toHaveLength(count)
  })

  it('name every gap at once', () => {
    expect(() => readConfig({ KINETRA_JOB_SECRET: 'short', PORT: 'x' })).toThrowError(
      /PORT[\s\S]*LIVEKIT_URL is not set[\s\S]*LIVEKIT_API_KEY is not set[\s\S]*LIVEKIT_API_SECRET is not set[\s\S]*KINETRA_JOB_SECRET holds secrets of at least 32/,
    )
  })

  it.each(['0.0.0.0', '::', '192.168.1.2', 'kinetra.example.org'])(
    'keep %s for servers with logins',
    (HOST) => {
      expect(() => readConfig({ ...COMPLETE, HOST })).toThrowError(/HOST may leave 127\.0\.0\.1/)
      const config = readConfig({ ...COMPLETE, HOST, OIDC_ISSUER: 'https://login.example.org' })
      expect(config.host).toBe(HOST)
    },
  )
})
