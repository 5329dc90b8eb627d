import { spawnSync } from 'node:child_process'
import { closeSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { Fault } from './fault.ts'

const LASTS_MS = 15_000
const SIZE = '64m'
const PIECE = Buffer.alloc(65_536)

const missing = () => (process.getuid?.() === 0 ? undefined : 'a small disk is mounted by root')

/** Puts a small disk under a folder; gives the way to take it off. */
export function smallDisk(folder: string): () => void {
  if (missing()) return () => undefined
  spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE}`, 'tmpfs', folder], { stdio: 'inherit' })
  return () => spawnSync('umount', ['--lazy', folder], { stdio: 'inherit' })
}

/** Where logs are written, and all else that a part of the cluster keeps for itself. */
export const diskFault: Fault = {
  name: "the disk with the parts' logs and files is full",
  lastsMs: LASTS_MS,
  missing,
  async strike({ cluster }) {
    const path = join(cluster.folder, 'filler')
    const file = openSync(path, 'w')
    try {
      for (;;) writeSync(file, PIECE)
    } catch {
      // Full to the last page.
    } finally {
      closeSync(file)
    }
    return () => rmSync(path)
  },
}
