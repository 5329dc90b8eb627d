import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

/** Where the packed data of the emscripten build has its files: names below this, with their bytes' range. */
const entryPattern = /filename:"\/usr\/share\/espeak-ng-data\/([^"]+)",start:(\d+),end:(\d+)/g

/**
 * Reads files of espeak-ng's data from an npm package that holds its emscripten build: all of them lie in one
 * file, and the script beside it, whose file address is given, says where.
 */
export async function readNpmPackage(
  scriptAddress: string,
  members: string[],
): Promise<Map<string, Uint8Array>> {
  const script = fileURLToPath(scriptAddress)
  const [index, data] = await Promise.all([
    readFile(script, 'utf8'),
    readFile(script.replace(/\.js$/, '.data')),
  ])
  const wanted = new Set(members)
  const content = new Map<string, Uint8Array>()
  for (const [, member = '', start, end] of index.matchAll(entryPattern)) {
    if (wanted.has(member)) content.set(member, data.subarray(Number(start), Number(end)))
  }
  return content
}
