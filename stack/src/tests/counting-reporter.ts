import { writeFileSync } from 'node:fs'
import type { Counts } from './counts.ts'

/** What is used of Vitest's reported tasks; Vitest is a tool of the root, no dependency of this part. */
interface TestCase {
  readonly fullName: string
  readonly module: { readonly relativeModuleId: string }
  result(): { readonly state: string; readonly note?: string | undefined }
}
interface TestModule {
  readonly children: { allTests(): Iterable<TestCase> }
  errors(): readonly unknown[]
}

/** Vitest's JSON report leaves out why a test was skipped; this one counts and keeps the reasons. */
class CountingReporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()])
    const inState = (state: string) => tests.filter((test) => test.result().state === state)
    // A file that could not be read, and an error outside of any test, fail without a test to count.
    const brokenModules = modules.filter((module) => module.errors().length > 0)
    const counts: Counts = {
      passed: inState('passed').length,
      failed: inState('failed').length + brokenModules.length + errors.length,
      skipped: [...inState('skipped'), ...inState('pending')].map((test) => ({
        test: `${test.module.relativeModuleId} > ${test.fullName}`,
        reason: reasonOf(test),
      })),
    }
    writeFileSync(process.env.KINETRA_TEST_COUNTS ?? 'counts.json', JSON.stringify(counts))
  }
}

function reasonOf(test: TestCase): string {
  const result = test.result()
  if (result.state === 'pending') return 'was not run: the run was ended before it'
  if (result.state === 'skipped' && result.note) return result.note
  return 'no reason given (context.skip(reason) gives one)'
}

// biome-ignore lint/style/noDefaultExport: Vitest loads a reporter by its default export.
export default CountingReporter
