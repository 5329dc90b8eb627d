import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

// Writes beside each image of others the digest that its tag has now, as the registry tells skopeo:
//   npx node deploy/release/pin-images.ts
const FILES = ['Dockerfile', 'deploy/compose.yaml']
const IMAGE = /^(\s*image:|FROM) ((?!kinetra\/)[\w./-]+:[\w.-]+)(?:@sha256:[0-9a-f]{64})?/gm
const DIGEST = /^sha256:[0-9a-f]{64}$/

/** @throws where a registry does not tell a digest; then no file is changed. */
export function pinImages(root: string): string[] {
  const digests = new Map<string, string>()
  const pinned = FILES.map((file) => {
    const path = join(root, file)
    const text = readFileSync(path, 'utf8').replace(IMAGE, (_, before: string, image: string) => {
      const digest = digests.get(image) ?? digestOf(image)
      digests.set(image, digest)
      return `${before} ${image}@${digest}`
    })
    return { path, text }
  })
  for (const { path, text } of pinned) writeFileSync(path, text)
  return [...digests].map(([image, digest]) => `${image}@${digest}`)
}

function digestOf(image: string): string {
  const asked = spawnSync('skopeo', ['inspect', '--format', '{{.Digest}}', `docker://${image}`], {
    encoding: 'utf8',
  })
  const digest = asked.stdout?.trim() ?? ''
  if (DIGEST.test(digest)) return digest
  const why = asked.error ? 'skopeo is not installed' : asked.stderr.trim()
  throw new Error(`The digest of ${image} is not known: ${why}.`)
}

if (import.meta.main) process.stdout.write(`${pinImages(resolve(import.meta.dirname, '../..')).join('\n')}\n`)
