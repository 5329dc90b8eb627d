// Writes the notes of a release from its commits' subjects, by what they change for whoever runs or uses the product.
//   npx node deploy/release/notes.ts v0.2.0
import { execFileSync } from 'node:child_process'

const SUBJECT = /^(?<kind>[a-z]+)(?:\((?<scope>[^)]+)\))?(?<breaking>!)?: (?<text>.+)$/
/** Kinds of Conventional Commits that a release is about; the others change nothing for its users. */
const HEADINGS = { feat: 'New', fix: 'Mended', perf: 'Faster' } as const
const BREAKING = 'To be minded when upgrading'

/**
 * Notes in Markdown; what must be minded comes first.
 * @param subjects of the commits, the newest first.
 */
export function releaseNotes(subjects: readonly string[]): string {
  const sections = new Map<string, string[]>([BREAKING, ...Object.values(HEADINGS)].map((one) => [one, []]))
  for (const subject of subjects) {
    const { kind = '', scope, breaking, text } = SUBJECT.exec(subject)?.groups ?? {}
    const heading = breaking ? BREAKING : HEADINGS[kind as keyof typeof HEADINGS]
    if (heading) sections.get(heading)?.push(`- ${scope ? `**${scope}**: ` : ''}${text}`)
  }
  const written = [...sections].filter(([, lines]) => lines.length > 0)
  return `${written.map(([heading, lines]) => `## ${heading}\n\n${lines.join('\n')}`).join('\n\n')}\n`
}

function git(...args: string[]): string {
  return execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
}

/** Since the tag before; since the beginning where there is none. */
function subjectsOf(tag: string): string[] {
  let since: string
  try {
    since = `${git('describe', '--tags', '--abbrev=0', '--match', 'v*', `${tag}^`)}..${tag}`
  } catch {
    since = tag
  }
  return git('log', '--format=%s', since).split('\n')
}

if (import.meta.main) {
  const tag = process.argv[2]
  if (!tag) throw new Error('Name the tag of the release: npx node deploy/release/notes.ts v0.2.0')
  process.stdout.write(releaseNotes(subjectsOf(tag)))
}
