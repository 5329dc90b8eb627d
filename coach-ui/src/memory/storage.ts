export type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem' | 'removeItem'>

/**
 * What the browser keeps, or, where it lets the page keep nothing, a memory as long as the page's. Browsers
 * refuse in their own ways: the property throws, is null, or throws at each use.
 */
export function openStorage(kind: 'localStorage' | 'sessionStorage'): Storage {
  const substitute = new Map<string, string>()
  const attempt = <Answer>(ask: (storage: Storage) => Answer, instead: () => Answer): Answer => {
    try {
      return ask(globalThis[kind])
    } catch {
      return instead()
    }
  }
  return {
    getItem: (key) =>
      substitute.get(key) ??
      attempt(
        (storage) => storage.getItem(key),
        () => null,
      ),
    setItem: (key, value) =>
      attempt(
        (storage) => storage.setItem(key, value),
        () => void substitute.set(key, value),
      ),
    removeItem: (key) => {
      substitute.delete(key)
      attempt(
        (storage) => storage.removeItem(key),
        () => undefined,
      )
    },
  }
}
