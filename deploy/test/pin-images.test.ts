import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { pinImages } from '../release/pin-images.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const digest = (character: string) => `sha256:${character.repeat(64)}`

/** The files as they are, and a registry that knows one digest for all images, or none. */
async function copyOf(): Promise<{ folder: string; registryTells(answer: string): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'kinetra-pin-'))
  onTestFinished(async () => await rm(folder, { recursive: true }))
  await mkdir(join(folder, 'deploy'))
  for (const file of ['Dockerfile', 'deploy/compose.yaml'])
    await writeFile(join(folder, file), await readFile(join(ROOT, file)))
  const skopeo = join(folder, 'skopeo')
  vi.stubEnv('PATH', `${folder}${delimiter}${process.env.PATH}`)
  onTestFinished(() => void vi.unstubAllEnvs())
  return {
    folder,
    async registryTells(answer) {
      await writeFile(skopeo, `#!/bin/sh\n${answer}\n`)
      await chmod(skopeo, 0o755)
    },
  }
}

it('every image of others is named by its digest, and by the new one the next time; our own are not', async () => {
  const { folder, registryTells } = await copyOf()
  for (const character of ['a', 'b']) {
    await registryTells(`echo ${digest(character)}`)
    expect(pinImages(folder)).toContain(`mongo:8.0.13@${digest(character)}`)
    const compose = await readFile(join(folder, 'deploy/compose.yaml'), 'utf8')
    for (const [line, image = ''] of compose.matchAll(/^ +image: (\S+)$/gm))
      expect(image.endsWith(`@${digest(character)}`), line).toBe(!image.startsWith('kinetra/'))
    const [first] = (await readFile(join(folder, 'Dockerfile'), 'utf8')).match(/^FROM node:\S+/m) ?? []
    expect(first?.split('@')[1]).toBe(digest(character))
  }
})

it('a registry that does not answer changes nothing', async () => {
  const { folder, registryTells } = await copyOf()
  await registryTells('echo "no such image" >&2; exit 1')
  expect(() => pinImages(folder)).toThrow(/The digest of \S+ is not known: no such image/)
  expect(await readFile(join(folder, 'Dockerfile'))).toEqual(await readFile(join(ROOT, 'Dockerfile')))
})
