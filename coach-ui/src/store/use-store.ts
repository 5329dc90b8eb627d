import { useSyncExternalStore } from 'react'
import type { Store } from './create-store.ts'

/** Renders again only when the selected part changes; `select` returns a part, not a new object. */
export function useStore<Value extends object, Part>(
  store: Store<Value>,
  select: (value: Value) => Part,
): Part {
  const read = () => select(store.get())
  return useSyncExternalStore(store.subscribe, read, read)
}
