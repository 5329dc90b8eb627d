import { setTimeout as pause } from 'node:timers/promises'

const POLL_MS = 100
const ASK_LIMIT_MS = 1000

/** Asks a part once whether it is ready; never rejects. */
export type ReadyCheck = () => Promise<boolean>

/** Ready when this address answers with a success. */
export function answers(url: string): ReadyCheck {
  return async () => {
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(ASK_LIMIT_MS) })
      await response.body?.cancel()
      return response.ok
    } catch {
      return false
    }
  }
}

/** True once the check succeeds; false after `withinMs` or when `wanted` says it is pointless. */
export async function waitUntilReady(
  check: ReadyCheck,
  withinMs: number,
  wanted: () => boolean = () => true,
): Promise<boolean> {
  const deadline = performance.now() + withinMs
  while (wanted() && performance.now() < deadline) {
    if (await check()) return true
    await pause(POLL_MS)
  }
  return false
}
