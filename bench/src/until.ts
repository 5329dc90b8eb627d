const AWAITED_MS = 60_000

/** Waits until something holds, asking every 10 ms; throws where it does not within a minute. */
export async function until(holds: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const deadline = performance.now() + AWAITED_MS
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`${what} did not come within ${AWAITED_MS / 1000} s`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
