import type { CpuInfo } from 'node:os'
import { beforeEach, expect, test, vi } from 'vitest'
import { createIdleCoresMeter } from './idle-cores.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] })
  return () => vi.useRealTimers()
})

function coresIdleFor(...idleMs: number[]): CpuInfo[] {
  return idleMs.map((idle) => ({ model: '', speed: 0, times: { user: 0, nice: 0, sys: 0, idle, irq: 0 } }))
}

test('idle cores since the last question', () => {
  const read = vi.fn(() => coresIdleFor(0, 0))
  const idleCores = createIdleCoresMeter(read)
  expect(idleCores()).toBe(2)
  vi.advanceTimersByTime(1000)
  read.mockReturnValue(coresIdleFor(900, 300))
  expect(idleCores()).toBeCloseTo(1.2)
  read.mockReturnValue(coresIdleFor(901, 301))
  expect(idleCores()).toBeCloseTo(1.2)
  vi.advanceTimersByTime(500)
  read.mockReturnValue(coresIdleFor(901, 301))
  expect(idleCores()).toBeCloseTo(0)
})

test('a system that tells nothing', () => {
  expect(createIdleCoresMeter(() => [])()).toBe(0)
})
