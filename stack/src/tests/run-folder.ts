import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder for what one test makes for all others of the run: KINETRA_TEST_RUN, which `npm test` sets for all of its steps. */
// biome-ignore lint/style/noDefaultExport: Vitest runs a global setup by its default export
export default function runFolder(): (() => void) | undefined {
  if (process.env.KINETRA_TEST_RUN) return
  const folder = mkdtempSync(join(tmpdir(), 'kinetra-test-run-'))
  process.env.KINETRA_TEST_RUN = folder
  return () => rmSync(folder, { recursive: true, force: true })
}
