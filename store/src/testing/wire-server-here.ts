import { testConfig } from './config.ts'
import { installWireServer } from './wire-server-install.ts'

/**
 * Why the tests over MongoDB's wire are skipped on this machine; undefined where they run. In CI they are
 * never skipped: it throws instead.
 */
export async function wireServerMissing(): Promise<string | undefined> {
  const { cacheFolder, isCi } = testConfig()
  const install = await installWireServer(cacheFolder)
  if (!('reason' in install)) return undefined
  if (isCi) throw new Error(`The tests over MongoDB's wire must run in CI: ${install.reason}.`)
  return install.reason
}
