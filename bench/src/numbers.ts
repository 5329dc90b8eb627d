import { hearTrueAnswers, tryWorkout } from '@kinetra/agent/numbers/testing/measure'
import { openTestStore } from '@kinetra/agent/testing/test-store'
import { printTable } from './table.ts'

const WORKOUTS = ['Morning run', 'Tempo run', 'Balance test']
const CALLS = [1, 3, 6]
const MOST_EXAMPLES = 5

/**
 * Prints how many invented numbers pass the check before the voice, and how many true sentences do not: of real tool
 * results, with one insole and with two.
 * @param valuesEach invented numbers of each statistic, region and foot.
 */
export async function benchNumbers(valuesEach: number): Promise<void> {
  const { store, close } = await openTestStore()
  const lines: string[] = []
  for (const calls of CALLS) {
    const sum = { tried: 0, passed: 0, trueFrames: 0, withheld: 0, wrongSources: 0 }
    const examples: string[] = []
    for (const name of WORKOUTS) {
      for (const tally of (await tryWorkout(store, name, calls, valuesEach)).values()) {
        for (const key of Object.keys(sum) as (keyof typeof sum)[]) sum[key] += tally[key]
        examples.push(...tally.examples.slice(0, 1))
      }
    }
    const { tried, passed, trueFrames, withheld, wrongSources } = sum
    lines.push(
      `after ${calls} tool calls: ${passed} of ${tried} invented numbers pass (${percent(passed, tried)}); ` +
        `${withheld} of ${trueFrames} true frames withheld, ${wrongSources} wrong sources`,
      ...examples.slice(0, MOST_EXAMPLES).map((example) => `  ${example}`),
    )
  }
  await close()
  for (const [what, isHeldOut] of [
    ['made with', false],
    ['held out', true],
  ] as const) {
    const { sentences, withheld, took, changed } = hearTrueAnswers(isHeldOut, 1)
    lines.push(
      `true sentences, ${what}: ${sentences - withheld.length} of ${sentences} pass (${percent(sentences - withheld.length, sentences)})`,
    )
    lines.push(
      `  with one number changed: ${changed.passed} of ${changed.tried} pass (${percent(changed.passed, changed.tried)}); ` +
        `of those that tell of the data ${changed.claimsPassed} of ${changed.claims} (${percent(changed.claimsPassed, changed.claims)})`,
    )
    // Only of those that the check was made with: the others stay unread.
    if (!isHeldOut) lines.push(...withheld.map((sentence) => `  ${sentence}`))
    if (isHeldOut) printTable('Numbers', [{ name: 'checking a sentence', unit: 'ms', values: took }])
  }
  process.stdout.write(`${lines.join('\n')}\n`)
}

const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(2)} %`
