/** Primary result codes of https://sqlite.org/rescode.html; extended codes carry them in the low byte. */
const BUSY = 5
const LOCKED = 6
const UNAVAILABLE = new Set([
  BUSY,
  LOCKED,
  8, // read-only
  10, // disk input or output
  11, // malformed
  13, // disk full
  14, // cannot be opened
  26, // not a database
])

function primaryCode(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number')
    return undefined
  return error.errcode & 0xff
}

/** Another process holds the lock; the same call may work at once. */
export function isBusy(error: unknown): boolean {
  const code = primaryCode(error)
  return code === BUSY || code === LOCKED
}

/** The file, its disk or this connection does not serve now; nothing is wrong with what was asked. */
export function isUnavailable(error: unknown): boolean {
  const code = primaryCode(error)
  if (code !== undefined) return UNAVAILABLE.has(code)
  if (!(error instanceof Error) || !('code' in error)) return false
  if (error.code === 'ERR_INVALID_STATE') return true
  return 'syscall' in error
}
