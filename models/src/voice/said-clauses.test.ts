import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { SaidClauses } from './said-clauses.ts'

const sound = Buffer.from([1, 0, 2, 0])
let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'said-'))
})
afterEach(() => rm(folder, { recursive: true }))

test('what is kept is there after a new start; what was only said is not, and lies in no file', async () => {
  const said = new SaidClauses(join(folder, 'said'))
  await said.keep('You had,', sound)
  said.add('12 events on Monday.', sound)
  expect(said.get('12 events on Monday.')).toEqual(sound)

  const later = new SaidClauses(join(folder, 'said'))
  await later.recall('You had,')
  await later.recall('12 events on Monday.')
  expect(later.get('You had,')).toEqual(sound)
  expect(later.get('12 events on Monday.')).toBeUndefined()
  expect(await later.isKept('You had,')).toBe(true)
  expect(await later.isKept('12 events on Monday.')).toBe(false)
  expect(await readdir(join(folder, 'said'))).toHaveLength(1)
})

test('a folder that cannot be written is no failure', async () => {
  await writeFile(join(folder, 'file'), '')
  const said = new SaidClauses(join(folder, 'file'))
  await said.keep('You had,', sound)
  await said.recall('You had,')
  expect(said.get('You had,')).toBeUndefined()
})
