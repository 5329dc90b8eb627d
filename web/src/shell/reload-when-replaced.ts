import { openStorage } from '@kinetra/coach-ui/preferences'

const KEY = 'kinetra.reloaded'
const storage = openStorage('sessionStorage')
const AGAIN_AFTER_MS = 30_000

/**
 * A page that was opened before an update asks for parts that are gone: it reloads itself, once, and a
 * call that is up is returned to.
 */
export function reloadWhenReplaced(): void {
  window.addEventListener('vite:preloadError', () => void reloadWhereServed())
}

async function reloadWhereServed(): Promise<void> {
  const last = Number(storage.getItem(KEY))
  if (Date.now() - last < AGAIN_AFTER_MS) return
  if (!(await isServed())) return
  storage.setItem(KEY, String(Date.now()))
  window.location.reload()
}

/** Whether the page could be loaded again now. */
export async function isServed(): Promise<boolean> {
  const served = await fetch('/', { method: 'HEAD', cache: 'no-store' }).catch(() => undefined)
  return served?.ok ?? false
}
