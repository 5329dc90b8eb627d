const AWAITED_MS = 60_000

/** Waits until something holds, asking every 10 ms; throws where it does not in time. */
export async function until(
  holds: () => boolean | Promise<boolean>,
  what: string,
  awaitedMs = AWAITED_MS,
): Promise<void> {
  const deadline = performance.now() + awaitedMs
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`${what} did not come within ${awaitedMs / 1000} s`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
