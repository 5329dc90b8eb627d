import { writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { Counts } from './counts.ts'

/** What is used of Vitest's reported tasks; Vitest is a tool of the root, no dependency of this part. */
interface ReportedError {
  readonly message: string
  readonly stacks?: readonly { readonly file: string; readonly line: number }[] | undefined
}
interface TestCase {
  readonly fullName: string
  readonly module: { readonly relativeModuleId: string }
  meta(): { readonly seen?: readonly string[] }
  result(): {
    readonly state: string
    readonly note?: string | undefined
    readonly errors?: readonly ReportedError[] | undefined
  }
}
interface TestModule {
  readonly relativeModuleId: string
  readonly children: { allTests(): Iterable<TestCase> }
  errors(): readonly ReportedError[]
}

/** Vitest's JSON report leaves out why a test was skipped; this one counts and keeps the reasons. */
class CountingReporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly ReportedError[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()])
    const inState = (state: string) => tests.filter((test) => test.result().state === state)
    const counts: Counts = {
      passed: inState('passed').length,
      // A file that could not be read, and an error outside of any test, fail without a test to count.
      failed: [
        ...inState('failed').map((test) => ({
          test: nameOf(test),
          // What stood on the pages of a test that had some.
          reason: [lineOf(test.result().errors), ...(test.meta().seen ?? [])].join('\n  '),
        })),
        ...modules
          .filter((module) => module.errors().length > 0)
          .map((module) => ({ test: module.relativeModuleId, reason: lineOf(module.errors()) })),
        ...errors.map((error) => ({ test: 'outside of any test', reason: lineOf([error]) })),
      ],
      skipped: [...inState('skipped'), ...inState('pending')].map((test) => ({
        test: nameOf(test),
        reason: reasonOf(test),
      })),
    }
    writeFileSync(process.env.KINETRA_TEST_COUNTS ?? 'counts.json', JSON.stringify(counts))
  }
}

function nameOf(test: TestCase): string {
  return `${test.module.relativeModuleId} > ${test.fullName}`
}

/** The error in a line: what it says first, what it waited for, as Playwright tells in a second line, and where it came from. */
function lineOf(errors: readonly ReportedError[] | undefined): string {
  const [error] = errors ?? []
  if (!error) return 'no error given'
  const [first = '', ...more] = error.message.split('\n')
  const awaited = more.find((line) => /waiting (for|until) /.test(line))
  const [place] = error.stacks ?? []
  const where = place && `${basename(place.file)}:${place.line}`
  return [first, awaited?.trim(), where].filter(Boolean).join(' · ')
}

function reasonOf(test: TestCase): string {
  const result = test.result()
  if (result.state === 'pending') return 'was not run: the run was ended before it'
  if (result.state === 'skipped' && result.note) return result.note
  return 'no reason given (context.skip(reason) gives one)'
}

// biome-ignore lint/style/noDefaultExport: Vitest loads a reporter by its default export.
export default CountingReporter
