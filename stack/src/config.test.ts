import { describe, expect, it } from 'vitest'
import { ConfigError, readConfig } from './config.ts'

describe('the configuration', () => {
  it('needs nothing', () => {
    const config = readConfig({})
    expect(config.HOST).toBe('127.0.0.1')
    expect(config.KINETRA_DB).toMatch(/kinetra\.db$/)
    expect(config.LIVEKIT_URL).toBeUndefined()
  })

  it('takes an empty variable for an unset one', () => {
    expect(readConfig({ PORT: '', OPENAI_API_KEY: '' })).toEqual(readConfig({}))
  })

  it('names every gap at once', () => {
    const wrong = {
      PORT: '99999',
      KINETRA_DB: 'relative.db',
      KINETRA_JOB_SECRET: 'short',
      LIVEKIT_URL: 'wss://example.livekit.cloud',
      LIVEKIT_API_KEY: 'key',
    }
    let error: unknown
    try {
      readConfig(wrong)
    } catch (caught) {
      error = caught
    }
    expect(error).toBeInstanceOf(ConfigError)
    const { gaps } = error as ConfigError
    expect(gaps.map((gap) => gap.split(' ')[0]).sort()).toEqual([
      'KINETRA_DB',
      'KINETRA_JOB_SECRET',
      'LIVEKIT_API_SECRET',
      'PORT',
    ])
  })

  it.each(['livekit.cloud', 'ftp://x.livekit.cloud', 'not an address'])('refuses LIVEKIT_URL=%s', (url) => {
    expect(() => readConfig({ LIVEKIT_URL: url, LIVEKIT_API_KEY: 'k', LIVEKIT_API_SECRET: 's' })).toThrow(
      'LIVEKIT_URL is not an address of the form wss://',
    )
  })

  it('never repeats a secret in its messages', () => {
    const secret = 'abc-secret-abc'
    expect(() => readConfig({ KINETRA_JOB_SECRET: secret })).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining(secret) }),
    )
  })
})
