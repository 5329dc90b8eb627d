import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Spec, Validation } from '@cyclonedx/cyclonedx-library'
import { describe, expect, it } from 'vitest'
import { licencesDocument } from '../licences/document.ts'
import { readModels } from '../licences/models-document.ts'
import { productionPackages } from '../licences/packages.ts'
import { conditionsOf, refusal } from '../licences/policy.ts'
import { makeBom } from '../sbom.ts'

const root = resolve(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const packages = productionPackages(root)

describe('the licences', () => {
  it('of all packages are known and allowed', () => {
    expect(packages.length).toBeGreaterThan(100)
    expect(packages.map(refusal).filter(Boolean)).toEqual([])
  })

  it('are those of docs/licences.md (else run "npx node deploy/licences/main.ts")', () => {
    expect(read('docs/licences.md')).toBe(licencesDocument(packages, readModels(read('docs/models.md'))))
  })

  it.each([
    ['nothing said', '', 'says no licence'],
    ['a network copyleft', 'AGPL-3.0-only', 'AGPL-3.0-only'],
    ['one that binds beside a free one', 'MIT AND SSPL-1.0', 'SSPL-1.0'],
    ['a known exception for another package', 'GPL-3.0', 'GPL-3.0'],
  ])('are refused: %s', (_case, licence, message) => {
    expect(refusal({ name: 'some-package', version: '1.0.0', licence })).toContain(message)
  })

  it('are allowed where a free one may be chosen, or the conditions are known', () => {
    expect(
      refusal({ name: 'some-package', version: '1.0.0', licence: '(AFL-2.1 OR GPL-2.0)' }),
    ).toBeUndefined()
    const model = {
      name: '@livekit/local-inference',
      version: '1.0.0',
      licence: 'Apache-2.0 AND LicenseRef-LiveKit-Model',
    }
    expect(refusal(model)).toBeUndefined()
    expect(conditionsOf(model)).toHaveLength(1)
  })
})

describe('the bill of materials', () => {
  const bom = makeBom()

  it('is valid to the schema of the CycloneDX version that it names', async () => {
    const version = Object.values(Spec.Version).find((one) => one === bom.specVersion)
    expect(version, bom.specVersion).toBeDefined()
    const validator = new Validation.JsonStrictValidator(version ?? Spec.Version.v1dot5)
    expect(await validator.validate(JSON.stringify(bom))).toBeNull()
    const broken = { ...bom, components: [{ type: 'no-such-type', name: 1 }] }
    expect(await validator.validate(JSON.stringify(broken))).not.toBeNull()
  }, 60_000)

  it('lists packages and speech models, and no tools', () => {
    expect(bom.bomFormat).toBe('CycloneDX')
    expect(bom.components).toContainEqual(
      expect.objectContaining({ name: '@livekit/agents', type: 'library' }),
    )
    const models = bom.components.filter(({ type }) => type === 'machine-learning-model')
    expect(models).toHaveLength(readModels(read('docs/models.md')).length)
    expect(bom.components.map(({ name }) => name)).not.toContain('vitest')
  })
})

describe('the lockfile', () => {
  it('names every optional package, also of other platforms, or "npm ci" refuses it', () => {
    const lock: { packages: Record<string, { optionalDependencies?: Record<string, string> }> } = JSON.parse(
      read('package-lock.json'),
    )
    const named = new Set(Object.keys(lock.packages).map((path) => path.split('node_modules/').at(-1)))
    const wanted = Object.values(lock.packages).flatMap((one) => Object.keys(one.optionalDependencies ?? {}))
    expect(wanted.filter((name) => !named.has(name))).toEqual([])
  })
})
