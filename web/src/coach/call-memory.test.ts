import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { forgetCall, RETURN_MS, rememberCall, rememberedCall } from './call-memory.ts'

beforeEach(() => {
  const kept = new Map<string, string>()
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  })
})
afterEach(() => vi.unstubAllGlobals())

test('a call can be returned to for a minute', () => {
  rememberCall('abc')
  expect(rememberedCall()).toBe('abc')
  expect(rememberedCall(Date.now() + RETURN_MS + 1)).toBeNull()
})

test('a call that was ended is forgotten', () => {
  rememberCall('abc')
  forgetCall()
  expect(rememberedCall()).toBeNull()
})

test.each(['', 'null', '{', '{"callId":1,"at":2}', '[]'])(
  'what cannot be read counts as nothing: %s',
  (text) => {
    sessionStorage.setItem('kinetra.call', text)
    expect(rememberedCall()).toBeNull()
  },
)
