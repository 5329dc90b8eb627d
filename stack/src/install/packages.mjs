// Whether the installed packages are those of the lock. Plain JavaScript: the bootstrap uses it before
// anything is installed.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The packages, by their path in node_modules, that are absent or of another version than the lock says,
 * as npm noted them itself; so a person's own `npm install` counts as well. Optional ones may be absent.
 * @param {string} root
 * @param {{ withDevelopment?: boolean }} options without: an installation for production lacks the others.
 * @returns {string[]}
 */
export function packagesOff(root, { withDevelopment = true } = {}) {
  const note = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(note)) return ['node_modules']
  const have = JSON.parse(readFileSync(note, 'utf8')).packages ?? {}
  const want = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages ?? {}
  return Object.entries(want)
    .filter(([path, entry]) => {
      if (!path.includes('node_modules/')) return false
      const found = have[path]
      if (!found && entry.dev && !withDevelopment) return false
      if (!found) return !(entry.optional || entry.peer || entry.devOptional)
      return found.version !== entry.version || found.integrity !== entry.integrity
    })
    .map(([path]) => path)
}
