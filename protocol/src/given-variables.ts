import { readFileSync } from 'node:fs'

/**
 * The variables of an environment that are set: an empty one counts as absent, and `<NAME>_FILE` names a file with
 * the value of `<NAME>`, as secrets are mounted into containers. A line break at its end is not part of the value.
 * @param known the names that a part reads: `_FILE` at the end of another one means something else.
 * @throws Error naming every file that cannot be read.
 */
export function givenVariables(
  variables: NodeJS.ProcessEnv,
  known: readonly string[],
): Record<string, string> {
  const given: Record<string, string> = {}
  for (const [name, value] of Object.entries(variables)) if (value) given[name] = value
  const unreadable: string[] = []
  for (const name of known) {
    const file = given[`${name}_FILE`]
    if (file === undefined || given[name] !== undefined) continue
    try {
      const value = readFileSync(file, 'utf8').replace(/\r?\n$/, '')
      if (value) given[name] = value
    } catch (error) {
      unreadable.push(`  ${name}_FILE: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  if (unreadable.length > 0) throw new Error(`Files with settings cannot be read:\n${unreadable.join('\n')}`)
  return given
}
