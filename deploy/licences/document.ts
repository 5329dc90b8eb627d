import type { Model } from './models-document.ts'
import type { Package } from './packages.ts'
import { conditionsOf, EXCEPTIONS } from './policy.ts'

/** docs/licences.md: conditions first, then every package, grouped by licence. */
export function licencesDocument(packages: readonly Package[], models: readonly Model[]): string {
  const lines = [
    '# Licences of what runs in production',
    '',
    'Written by `npx node deploy/licences/main.ts` from the lockfile and [models.md](models.md), for all platforms.',
    'It fails where a licence is unknown, or one that nobody has decided on (`deploy/licences/policy.ts`).',
    '',
    '## Licences with conditions',
    '',
    ...EXCEPTIONS.flatMap((exception) => {
      const under = packages.filter((one) => conditionsOf(one).includes(exception))
      if (under.length === 0) return []
      const licences = unique(under.map(({ licence }) => licence)).join('; ')
      return [
        `- ${unique(under.map(({ name }) => `\`${name}\``)).join(', ')} (${licences}): ${exception.why}`,
      ]
    }),
    '',
    '## Speech models',
    '',
    ...models.map(({ name, licence, conditions }) => `- ${name} (${licence}): ${conditions}`),
    '',
    '## Everything',
    '',
    ...unique(packages.map(({ licence }) => licence)).flatMap((licence) => {
      const under = packages.filter((one) => one.licence === licence)
      const names = under.map(({ name, version }) => `${name} ${version}`)
      return [`**${licence}** (${under.length}): ${names.join(' · ')}`, '']
    }),
  ]
  return `${lines.join('\n').trimEnd()}\n`
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort()
}
