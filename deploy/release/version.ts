// The version is that of package.json; this carries it to wherever else it has to stand.
//   npx node deploy/release/version.ts 0.2.0
import { execFileSync } from 'node:child_process'
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const ROOT = resolve(import.meta.dirname, '../..')
const VERSION = /^\d+\.\d+\.\d+$/

/** Each place, as what stands before the version. */
const PLACES: readonly (readonly [files: string, before: RegExp])[] = [
  ['package.json', /(?<=^ {2}"version": ")/gm],
  [
    '{agent,bench,coach-ui,e2e,models,protocol,server,stack,store,web,workouts}/package.json',
    /(?<=^ {2}"version": ")/gm,
  ],
  ['examples/*/package.json', /(?<=^ {2}"version": ")/gm],
  ['server/src/http/status-routes.ts', /(?<=^export const VERSION = ')/gm],
  ['deploy/compose.yaml', /(?<=^ {4}image: kinetra\/[a-z]+:)/gm],
  ['deploy/helm/Chart.yaml', /(?<=^(?:version|appVersion): )/gm],
]

/** Every place of the version, and what stands there. */
export function versions(root = ROOT): { readonly file: string; readonly version: string }[] {
  return PLACES.flatMap(([files, before]) =>
    globSync(files, { cwd: root }).flatMap((file) => {
      const found = readFileSync(join(root, file), 'utf8').matchAll(followed(before))
      return [...found].map(([version]) => ({ file, version }))
    }),
  )
}

export function setVersion(version: string, root = ROOT): void {
  if (!VERSION.test(version)) throw new Error(`${version} is no version: name one such as 0.2.0`)
  for (const [files, before] of PLACES)
    for (const file of globSync(files, { cwd: root })) {
      const path = join(root, file)
      writeFileSync(path, readFileSync(path, 'utf8').replaceAll(followed(before), version))
    }
}

const followed = (before: RegExp) => new RegExp(`${before.source}\\d+\\.\\d+\\.\\d+`, before.flags)

if (import.meta.main) {
  setVersion(process.argv[2] ?? '')
  execFileSync('npm', ['install', '--package-lock-only', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: ROOT,
  })
}
