/** Deep equality in which numbers may differ by 1e-9 relative; throws an error that names the place. */
export function expectClose(actual: unknown, expected: unknown, path: string): void {
  if (typeof expected === 'object' && expected !== null) {
    const keys = Object.keys(expected).sort().join()
    if (Object.keys(Object(actual)).sort().join() !== keys) fail(path, Object.keys(Object(actual)), keys)
    for (const [key, value] of Object.entries(expected))
      expectClose(Object(actual)[key], value, `${path}.${key}`)
    return
  }
  const isClose =
    typeof expected === 'number' && typeof actual === 'number'
      ? Math.abs(actual - expected) <= 1e-9 * Math.abs(expected)
      : actual === expected
  if (!isClose) fail(path, actual, expected)
}

function fail(path: string, actual: unknown, expected: unknown): never {
  throw new Error(`${path} is ${String(actual)} and should be ${String(expected)}`)
}
