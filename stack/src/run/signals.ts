/**
 * Resolves with the reason when this process is to end: a signal, or the death of the process that
 * started it (its channel closes). Later signals change nothing: Ctrl-C arrives twice, once from the
 * terminal and once passed on by the parent.
 */
export function endRequested(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve(signal))
    process.on('disconnect', () => resolve('its parent process is gone'))
    // The channel must not keep this process alive when everything else is done.
    process.channel?.unref()
  })
}
