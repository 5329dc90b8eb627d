import { useCallback, useEffect, useState } from 'react'

export type Requested<Data> =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly data: Data }
  | { readonly state: 'failed'; readonly error: Error }

/**
 * Loads when `key` changes and drops answers that come too late. `load` may be a new function at each
 * rendering; only the key decides. `retry` loads again; so does another `version`, with what is there shown
 * meanwhile, and kept where the new answer fails.
 */
export function useRequest<Data>(
  key: string,
  load: (signal: AbortSignal) => Promise<Data>,
  version = 0,
): Requested<Data> & { retry: () => void } {
  const [attempt, setAttempt] = useState(0)
  const [result, setResult] = useState<{ key: string; value: Requested<Data> }>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for everything `load` depends on
  useEffect(() => {
    const abort = new AbortController()
    const settle = (value: Requested<Data>) => {
      if (!abort.signal.aborted) setResult({ key, value })
    }
    load(abort.signal).then(
      (data) => settle({ state: 'ready', data }),
      (cause: unknown) => {
        const error = cause instanceof Error ? cause : new Error(String(cause))
        const failed = { key, value: { state: 'failed', error } as const }
        if (abort.signal.aborted) return
        setResult((before) => (before?.key === key && before.value.state === 'ready' ? before : failed))
      },
    )
    return () => abort.abort()
  }, [key, attempt, version])
  const retry = useCallback(() => {
    setResult(undefined)
    setAttempt((count) => count + 1)
  }, [])
  const current: Requested<Data> = result?.key === key ? result.value : { state: 'loading' }
  return { ...current, retry }
}
