import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { kept } from './kept.ts'

const cache = mkdtempSync(join(tmpdir(), 'kinetra-learned-'))
const learnt = { words: new Set(['heel']), weights: Float32Array.of(0.25, -1) }
const learn = vi.fn(() => learnt)
const files = () => readdirSync(join(cache, 'coach'))

beforeEach(() => {
  vi.stubEnv('KINETRA_CACHE', cache)
  learn.mockClear()
})
afterEach(() => rmSync(join(cache, 'coach'), { recursive: true, force: true }))

it('learns once, and reads it from then on', () => {
  expect([kept(learn), kept(learn)]).toEqual([learnt, learnt])
  expect(learn).toHaveBeenCalledTimes(1)
  expect(files()).toEqual([expect.stringMatching(/^learned-[0-9a-f]{16}$/)])
})

it('learns again where what was kept cannot be read', () => {
  kept(learn)
  for (const file of files()) writeFileSync(join(cache, 'coach', file), 'half of i')
  expect(kept(learn)).toEqual(learnt)
  expect(learn).toHaveBeenCalledTimes(2)
})

it('learns each time where nothing can be kept', () => {
  writeFileSync(join(cache, 'coach'), '')
  expect([kept(learn), kept(learn)]).toEqual([learnt, learnt])
  expect(learn).toHaveBeenCalledTimes(2)
})
