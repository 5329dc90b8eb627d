/** The page's own files are kept, so that it can be installed and opens without a network: what is built, not what is developed. */
export function keepShell(): void {
  if (!import.meta.env.PROD) return
  // Where a browser refuses, as in a private window, the page goes on without.
  void navigator.serviceWorker?.register('/service-worker.js').catch(() => undefined)
}
