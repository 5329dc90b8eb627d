import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { callOfAnyTab, forgetCall, RETURN_MS, rememberCall, rememberedCall } from './call-memory.ts'

function storage() {
  const kept = new Map<string, string>()
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  }
}
const openTab = () => vi.stubGlobal('sessionStorage', storage())

beforeEach(() => {
  vi.stubGlobal('localStorage', storage())
  openTab()
})
afterEach(() => vi.unstubAllGlobals())

test('a call can be returned to for a minute', () => {
  rememberCall('abc')
  expect(rememberedCall()).toBe('abc')
  expect(rememberedCall(Date.now() + RETURN_MS + 1)).toBeNull()
})

test('a call that was ended is forgotten', () => {
  rememberCall('abc')
  forgetCall('abc')
  expect(rememberedCall()).toBeNull()
  expect(callOfAnyTab()).toBeNull()
})

test('another tab knows of the call, but does not return to it by itself', () => {
  rememberCall('abc')
  openTab()
  expect(rememberedCall()).toBeNull()
  expect(callOfAnyTab()).toBe('abc')
})

test('a tab that ends its own call leaves that of another tab', () => {
  rememberCall('abc')
  openTab()
  rememberCall('def')
  forgetCall('abc')
  expect(callOfAnyTab()).toBe('def')
})

test.each(['', 'null', '{', '{"callId":1,"at":2}', '[]'])(
  'what cannot be read counts as nothing: %s',
  (text) => {
    sessionStorage.setItem('kinetra.call', text)
    expect(rememberedCall()).toBeNull()
  },
)
