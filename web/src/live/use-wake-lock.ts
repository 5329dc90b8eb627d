import { useEffect } from 'react'

/** Keeps the screen on as long as the page is shown, also without a call; a browser without it lets the screen sleep. */
export function useWakeLock(): void {
  useEffect(() => {
    const over = new AbortController()
    const lock = async () => {
      if (document.visibilityState !== 'visible') return
      const held = await navigator.wakeLock?.request('screen').catch(() => undefined)
      if (over.signal.aborted) await held?.release()
      else over.signal.addEventListener('abort', () => void held?.release())
    }
    void lock()
    // The browser lets go when the page is hidden.
    document.addEventListener('visibilitychange', () => void lock(), { signal: over.signal })
    return () => over.abort()
  }, [])
}
