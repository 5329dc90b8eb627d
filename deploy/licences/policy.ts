import type { Package } from './packages.ts'

/** They ask for no more than that their notices are kept. */
const FREE = new Set([
  'MIT',
  'Apache-2.0',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'BlueOak-1.0.0',
  'Unlicense',
  'Zlib',
  'CC0-1.0',
  'AFL-2.1',
])

interface Exception {
  readonly licence: RegExp
  /** Packages that may have it; another one is a decision for people to make. */
  readonly packages: RegExp
  readonly why: string
}

/** Licences with conditions, each with the packages that are known and how their conditions are met. */
export const EXCEPTIONS: readonly Exception[] = [
  {
    licence: /^LGPL-(2\.1|3\.0)-or-later$/,
    packages: /^@img\/sharp-|^@livekit\/av-/,
    why: 'Shared libraries (libvips, FFmpeg) in files of their own, used unchanged, replaceable by another build of the same version.',
  },
  {
    licence: /^GPL-3\.0$/,
    packages: /^@echogarden\/espeak-ng-emscripten$/,
    why: 'Only the model server loads it, a process of its own that the others reach by HTTP. Who passes the models image on passes it on under GPL-3.0.',
  },
  {
    licence: /^LicenseRef-LiveKit-Model$/,
    packages: /^@livekit\/local-inference$/,
    why: 'LiveKit’s end-of-turn model, for use with LiveKit’s agents framework only, as here; the text is in the package (MODEL_LICENSE).',
  },
  {
    licence: /^OFL-1\.1$/,
    packages: /^@fontsource/,
    why: 'The page’s typeface; it may be served with the page, not sold by itself.',
  },
  {
    licence: /^MPL-2\.0$/,
    packages: /^(@axe-core\/playwright|axe-core)$/,
    why: 'The accessibility tests run it, unchanged; no image and no page contains it.',
  },
]

/** The parts of an SPDX expression that bind: all of an AND, the first acceptable one of an OR. */
function binding(expression: string): string[] {
  const plain = expression.replaceAll(/[()]/g, ' ').trim()
  return plain.split(/\s+AND\s+/).map((part) => {
    const choices = part.split(/\s+OR\s+/).map((choice) => choice.trim())
    return choices.find((choice) => FREE.has(choice)) ?? choices[0] ?? ''
  })
}

/** Licences of a package with conditions that are met; each with the reason. */
export function conditionsOf({ name, licence }: Package): Exception[] {
  return EXCEPTIONS.filter((one) =>
    binding(licence).some((part) => one.licence.test(part) && one.packages.test(name)),
  )
}

/** What is wrong with a package's licence; undefined where it may be used. */
export function refusal(given: Package): string | undefined {
  const { name, version, licence } = given
  if (licence === '')
    return `${name}@${version} says no licence: look at its source, and replace it where there is none.`
  const bad = binding(licence).filter(
    (part) => !FREE.has(part) && !EXCEPTIONS.some((one) => one.licence.test(part) && one.packages.test(name)),
  )
  if (bad.length === 0) return undefined
  return `${name}@${version} is under ${bad.join(' and ')}, which nobody has decided on: replace it, or add it with its reason to deploy/licences/policy.ts.`
}
