import { expect, test } from 'vitest'
import { readConfig } from './config.ts'

const key = { MODELS_API_KEY: '0123456789abcdef' }

test('the least that must be set', () => {
  expect(readConfig(key, [])).toMatchObject({
    host: '127.0.0.1',
    port: 9100,
    lazy: false,
    recognitionThreads: 1,
  })
})

test('lazy by variable or by option', () => {
  expect(readConfig({ ...key, MODELS_LAZY: '1' }, []).lazy).toBe(true)
  expect(readConfig(key, ['--lazy']).lazy).toBe(true)
})

test('all gaps are named at once', () => {
  expect(() => readConfig({ MODELS_PORT: 'x' }, [])).toThrow(/MODELS_PORT[\s\S]*MODELS_API_KEY: is missing/)
})
