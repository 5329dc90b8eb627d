const KEY = 'kinetra.reloaded'
const AGAIN_AFTER_MS = 30_000

/**
 * A page that was opened before an update asks for parts that are gone: it reloads itself, once, and a
 * call that is up is returned to.
 */
export function reloadWhenReplaced(): void {
  window.addEventListener('vite:preloadError', (event) => {
    const last = Number(sessionStorage.getItem(KEY))
    if (Date.now() - last < AGAIN_AFTER_MS) return
    sessionStorage.setItem(KEY, String(Date.now()))
    event.preventDefault()
    window.location.reload()
  })
}
