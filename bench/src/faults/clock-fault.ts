import { globSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readConfig } from '@kinetra/stack/config'
import { debianProgram } from '@kinetra/stack/install/debian-program'
import type { Fault } from './fault.ts'

const LASTS_MS = 15_000
const LIBRARY = 'usr/lib/*/faketime/libfaketimeMT.so.1'

function library(): { path: string } | { reason: string } {
  const found = debianProgram(readConfig().KINETRA_CACHE, ['libfaketime'], LIBRARY)
  if ('reason' in found) return found
  return { path: join(found.root, globSync(LIBRARY, { cwd: found.root })[0] ?? '') }
}

const clockOf = (folder: string) => join(folder, 'clock-of-server-1')

/** Its machine's clock, not the database's: the one by which all times are kept goes on. */
export const clockFault: Fault = {
  name: "a server's clock jumps a minute ahead, and back",
  lastsMs: LASTS_MS,
  missing() {
    const found = library()
    return 'reason' in found ? found.reason : undefined
  },
  async prepare({ cluster }) {
    const found = library()
    if ('reason' in found) return
    writeFileSync(clockOf(cluster.folder), '+0')
    process.kill(-cluster.pid('server-1'), 'SIGKILL')
    await cluster.startAgain('server-1', {
      LD_PRELOAD: found.path,
      FAKETIME_TIMESTAMP_FILE: clockOf(cluster.folder),
      FAKETIME_CACHE_DURATION: '1',
      DONT_FAKE_MONOTONIC: '1',
    })
  },
  async strike({ cluster }) {
    writeFileSync(clockOf(cluster.folder), '+60s')
    return () => writeFileSync(clockOf(cluster.folder), '+0')
  },
}
