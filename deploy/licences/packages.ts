import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Package {
  readonly name: string
  readonly version: string
  /** As the package says, an SPDX expression; empty where it says nothing. */
  readonly licence: string
}

interface Entry {
  readonly version?: string
  readonly license?: string
  readonly dev?: boolean
  readonly devOptional?: boolean
  readonly link?: boolean
}

/**
 * What runs in production, on any platform, by the lockfile and so the same on every machine; sorted.
 * @param root the repository, with its packages installed.
 */
export function productionPackages(root: string): Package[] {
  const { packages }: { packages: Record<string, Entry> } = JSON.parse(
    readFileSync(join(root, 'package-lock.json'), 'utf8'),
  )
  const found = Object.entries(packages)
    .filter(
      ([path, { dev, devOptional, link }]) => path.includes('node_modules/') && !dev && !devOptional && !link,
    )
    .map(([path, { version = '', license }]) => ({
      name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version,
      licence: license ?? licenceOfOld(join(root, path)),
    }))
  const unique = new Map(found.map((one) => [`${one.name}@${one.version}`, one]))
  return [...unique.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : compare(a, b)))
}

function compare(a: Package, b: Package): number {
  return a.version < b.version ? -1 : 1
}

/** Packages from before 2014 name their licences in a list, which the lockfile leaves out. */
function licenceOfOld(folder: string): string {
  const path = join(folder, 'package.json')
  if (!existsSync(path)) return ''
  const manifest: { licenses?: { type: string }[] } = JSON.parse(readFileSync(path, 'utf8'))
  return (manifest.licenses ?? []).map(({ type }) => type).join(' OR ')
}
