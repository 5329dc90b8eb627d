/**
 * Asks again and again, the next time this long after the last answer: a slow server is never asked twice at once.
 * An answer that fails is asked for again. Gives the way to stop.
 */
export function pollEvery(pauseMs: number, ask: (signal: AbortSignal) => Promise<void>): () => void {
  const abort = new AbortController()
  const { signal } = abort
  let timer: ReturnType<typeof setTimeout>
  const next = () => {
    timer = setTimeout(() => {
      void ask(signal)
        .catch(() => undefined)
        .then(() => signal.aborted || next())
    }, pauseMs)
  }
  next()
  return () => {
    abort.abort()
    clearTimeout(timer)
  }
}
