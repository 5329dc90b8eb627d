import * as z from 'zod'

export const counts = z.object({
  passed: z.int(),
  failed: z.int(),
  skipped: z.array(z.object({ test: z.string(), reason: z.string() })),
})
/** What a step of the test run came to. */
export type Counts = z.infer<typeof counts>

export function sumOf(all: readonly Counts[]): Counts {
  return {
    passed: all.reduce((sum, one) => sum + one.passed, 0),
    failed: all.reduce((sum, one) => sum + one.failed, 0),
    skipped: all.flatMap((one) => one.skipped),
  }
}

/** The run's last line. */
export function totalLine(total: Counts): string {
  return `${total.passed} passed, ${total.failed} failed, ${total.skipped.length} skipped`
}

/** Every skipped test with its reason, tests with the same reason together. */
export function skipLines(total: Counts): string[] {
  const byReason = Map.groupBy(total.skipped, (skip) => skip.reason)
  return [...byReason].flatMap(([reason, skips]) => [
    `Skipped: ${reason}`,
    ...skips.map((skip) => `  ${skip.test}`),
  ])
}
