import { type Check, failed, type Outcome, reasonOf, skipped } from './check.ts'
import type { DoctorContext } from './context.ts'
import { redactor } from './redact.ts'

export interface Finding {
  readonly name: string
  readonly title: string
  readonly state: Outcome['state']
  readonly detail: string
  readonly cause?: string
  readonly fix?: string
  /** What `--fix` did. */
  readonly repaired?: string
  readonly milliseconds: number
}

export interface RunOptions {
  readonly repair: boolean
  readonly onFinding: (finding: Finding) => void
}

const LIMIT_MS = 45_000

/** Runs checks in their order; one that throws or hangs has failed. No secret leaves it. */
export async function runChecks(
  checks: readonly Check[],
  context: DoctorContext,
  { repair, onFinding }: RunOptions,
): Promise<Finding[]> {
  const redact = redactor(context.env)
  const findings: Finding[] = []
  for (const check of checks) {
    const startedAt = performance.now()
    let outcome = await outcomeOf(check, context, findings)
    let repaired: string | undefined
    if (repair && 'repair' in outcome && outcome.repair) {
      repaired = await Promise.resolve(outcome.repair()).catch(
        (error) => `could not be done: ${reasonOf(error)}`,
      )
      outcome = await outcomeOf(check, context, findings)
    }
    const finding: Finding = {
      name: check.name,
      title: check.title,
      state: outcome.state,
      detail: redact(outcome.detail),
      ...('cause' in outcome && { cause: redact(outcome.cause), fix: redact(outcome.fix) }),
      ...(repaired && { repaired: redact(repaired) }),
      milliseconds: Math.round(performance.now() - startedAt),
    }
    findings.push(finding)
    onFinding(finding)
  }
  return findings
}

async function outcomeOf(check: Check, context: DoctorContext, before: readonly Finding[]): Promise<Outcome> {
  const missing = before.find(
    (finding) =>
      check.needs?.includes(finding.name) && (finding.state === 'failed' || finding.state === 'skipped'),
  )
  if (missing) return skipped(`needs: ${missing.title}`)
  let timer: NodeJS.Timeout | undefined
  const tooLong = new Promise<Outcome>((resolve) => {
    const late = failed(`took longer than ${LIMIT_MS / 1000} s`, {
      cause: 'Something answers neither yes nor no.',
      fix: 'Look at the logs of the part that this check asks, and try again.',
    })
    timer = setTimeout(resolve, LIMIT_MS, late)
  })
  try {
    return await Promise.race([check.run(context), tooLong])
  } catch (error) {
    return failed('could not be checked', {
      cause: reasonOf(error),
      fix: 'If this is not clear, please report it with the output of "npm run doctor -- --json".',
    })
  } finally {
    clearTimeout(timer)
  }
}
