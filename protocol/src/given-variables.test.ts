import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { givenVariables } from './given-variables.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kinetra-variables-'))
  writeFileSync(join(folder, 'secret'), 'from a file\n')
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('given variables', () => {
  it.each([
    ['as they are', { SECRET: 'here' }, 'here'],
    ['from the file that is named', { SECRET_FILE: 'secret' }, 'from a file'],
    ['as they are where both are given', { SECRET: 'here', SECRET_FILE: 'secret' }, 'here'],
    ['from the file where the variable is empty', { SECRET: '', SECRET_FILE: 'secret' }, 'from a file'],
    ['not at all where they are empty', { SECRET: '' }, undefined],
  ])('are read %s', (_case, variables, value) => {
    const paths = Object.entries(variables).map(([name, text]) => [
      name,
      name.endsWith('_FILE') ? join(folder, text) : text,
    ])
    expect(givenVariables(Object.fromEntries(paths), ['SECRET']).SECRET).toBe(value)
  })

  it('leave files of others alone', () => {
    expect(givenVariables({ SSL_CERT_FILE: '/nowhere' }, ['SECRET'])).toEqual({ SSL_CERT_FILE: '/nowhere' })
  })

  it('name every file that cannot be read', () => {
    const read = () => givenVariables({ ONE_FILE: '/nowhere', TWO_FILE: folder }, ['ONE', 'TWO'])
    expect(read).toThrow(/ONE_FILE: ENOENT[\s\S]*TWO_FILE: EISDIR/)
  })
})
