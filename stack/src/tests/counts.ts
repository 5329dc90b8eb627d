import * as z from 'zod'

const namedTests = z.array(z.object({ test: z.string(), reason: z.string() }))

export const counts = z.object({ passed: z.int(), failed: namedTests, skipped: namedTests })
/** What a step of the test run came to: how many passed, which failed or were skipped, and why. */
export type Counts = z.infer<typeof counts>

export function sumOf(all: readonly Counts[]): Counts {
  return {
    passed: all.reduce((sum, one) => sum + one.passed, 0),
    failed: all.flatMap((one) => one.failed),
    skipped: all.flatMap((one) => one.skipped),
  }
}

/** The run's last line. */
export function totalLine(total: Counts): string {
  return `${total.passed} passed, ${total.failed.length} failed, ${total.skipped.length} skipped`
}

/** Every skipped test under its reason, and last, where it is looked for, every failed one with its error's first line. */
export function remarkLines(total: Counts): string[] {
  return [
    ...[...Map.groupBy(total.skipped, (skip) => skip.reason)].flatMap(([reason, skips]) => [
      `Skipped: ${reason}`,
      ...skips.map((skip) => `  ${skip.test}`),
    ]),
    ...total.failed.flatMap(({ test, reason }) => [`Failed: ${test}`, `  ${reason}`]),
  ]
}
