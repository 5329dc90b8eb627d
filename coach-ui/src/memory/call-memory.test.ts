import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createCallMemory } from './call-memory.ts'
import { RETURN_MS } from './return-time.ts'

function storage() {
  const kept = new Map<string, string>()
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  }
}
const openTab = () => vi.stubGlobal('sessionStorage', storage())
const call = { callId: 'abc', microphone: 'muted' } as const

beforeEach(() => {
  vi.stubGlobal('localStorage', storage())
  openTab()
})
afterEach(() => vi.unstubAllGlobals())

test('a call can be returned to for a minute, with the microphone as its user wanted it', () => {
  const memory = createCallMemory('one')
  memory.remember(call)
  expect(memory.ofThisTab()).toEqual(call)
  expect(memory.ofThisTab(Date.now() + RETURN_MS + 1)).toBeNull()
})

test('a call that was ended is forgotten', () => {
  const memory = createCallMemory('one')
  memory.remember(call)
  memory.forget('abc')
  expect(memory.ofThisTab()).toBeNull()
  expect(memory.ofAnyTab()).toBeNull()
})

test('another tab knows of the call, but does not return to it by itself', () => {
  createCallMemory('one').remember(call)
  openTab()
  const memory = createCallMemory('one')
  expect(memory.ofThisTab()).toBeNull()
  expect(memory.ofAnyTab()).toEqual(call)
})

test('two coaches of one page remember their own calls', () => {
  createCallMemory('one').remember(call)
  expect(createCallMemory('two').ofThisTab()).toBeNull()
})

test('a call of which nothing is known about the microphone is returned to muted', () => {
  sessionStorage.setItem('one.call', JSON.stringify({ callId: 'abc', at: Date.now() }))
  expect(createCallMemory('one').ofThisTab()).toEqual(call)
})

test.each(['a getter that throws', 'null', 'refusal at each use'])('blocked storage: %s', (how) => {
  const refuse = () => {
    throw new DOMException('The operation is insecure.', 'SecurityError')
  }
  for (const name of ['localStorage', 'sessionStorage'] as const) {
    const value = how === 'null' ? null : { getItem: refuse, setItem: refuse, removeItem: refuse }
    vi.stubGlobal(name, value)
    if (how === 'a getter that throws')
      Object.defineProperty(globalThis, name, { configurable: true, get: refuse })
  }
  const memory = createCallMemory('one')
  expect(memory.ofThisTab()).toBeNull()
  memory.remember(call)
  expect(memory.ofThisTab()).toEqual(call)
  memory.forget('abc')
  expect(memory.ofThisTab()).toBeNull()
})
